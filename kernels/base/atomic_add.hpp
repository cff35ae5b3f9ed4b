#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel {

/// Adds to a row that other threads may add to at the same time. Integers only: their sum does not show the order.
/// Errors  none; wraps as unsigned integers do, so the caller's domain keeps sums below the type's range.
FLYWHEEL_HD inline void atomic_add(std::uint64_t& row, std::uint64_t amount) {
#if defined(__CUDA_ARCH__)
  static_assert(sizeof(unsigned long long) == sizeof(std::uint64_t));
  atomicAdd(reinterpret_cast<unsigned long long*>(&row), static_cast<unsigned long long>(amount));
#else
  __atomic_fetch_add(&row, amount, __ATOMIC_RELAXED);
#endif
}

FLYWHEEL_HD inline void atomic_add(std::uint32_t& row, std::uint32_t amount) {
#if defined(__CUDA_ARCH__)
  atomicAdd(&row, amount);
#else
  __atomic_fetch_add(&row, amount, __ATOMIC_RELAXED);
#endif
}

}  // namespace flywheel
