#pragma once

#include <bit>
#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::matching {

/// The place of the lowest set bit. Domain  word != 0.
FLYWHEEL_HD inline std::uint32_t first_bit(std::uint64_t word) {
#if defined(__CUDA_ARCH__)
  return static_cast<std::uint32_t>(__ffsll(static_cast<long long>(word)) - 1);
#else
  return static_cast<std::uint32_t>(std::countr_zero(word));
#endif
}

/// The bits of a word from a place upwards. Domain  place < 64.
FLYWHEEL_HD inline std::uint64_t bits_from(std::uint64_t word, std::uint32_t place) {
  return word >> place << place;
}

}  // namespace flywheel::matching
