#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "kernels/base/platform.hpp"

#if defined(__AVX2__) && !defined(__CUDACC__)
#include <immintrin.h>
#endif

namespace flywheel::scoring::yuma {

/// Numbers that one thread computes side by side: neighbouring columns of a matrix. A `Wide` is a 64-bit unsigned
/// integer, or several where the processor has vector registers; every operation below treats each lane alike.
template <class Wide>
struct Lanes;

template <>
struct Lanes<std::uint64_t> {
  using Real = double;
  using Signed = std::int64_t;
  using Narrow = std::int32_t;  // the 32-bit numbers of one vector, for medians
  using NarrowUnsigned = std::uint32_t;
  static constexpr std::uint32_t count = 1;
  static constexpr std::uint32_t narrow_count = 1;

  FLYWHEEL_HD static std::uint64_t low_product(std::uint64_t left, std::uint64_t right) {
    return (left & 0xFFFF'FFFF) * (right & 0xFFFF'FFFF);
  }
  FLYWHEEL_HD static double real_of_u16(std::uint32_t const* from) {
    return static_cast<double>(static_cast<std::int32_t>(*from & 0xFFFF));
  }
  FLYWHEEL_HD static void to_u32(std::uint32_t* to, std::uint64_t value) { *to = static_cast<std::uint32_t>(value); }
};

#if !defined(__CUDACC__)
using U64x4 = std::uint64_t __attribute__((vector_size(32)));
using U32x4 = std::uint32_t __attribute__((vector_size(16)));

template <>
struct Lanes<U64x4> {
  using Real = double __attribute__((vector_size(32)));
  using Signed = std::int64_t __attribute__((vector_size(32)));
  using Narrow = std::int32_t __attribute__((vector_size(32)));
  using NarrowUnsigned = std::uint32_t __attribute__((vector_size(32)));
  static constexpr std::uint32_t count = 4;
  static constexpr std::uint32_t narrow_count = 8;

  /// The product of the low halves of each lane: one instruction, which compilers do not find by themselves.
  static U64x4 low_product(U64x4 left, U64x4 right) {
#if defined(__AVX2__)
    return std::bit_cast<U64x4>(_mm256_mul_epu32(std::bit_cast<__m256i>(left), std::bit_cast<__m256i>(right)));
#else
    return (left & 0xFFFF'FFFF) * (right & 0xFFFF'FFFF);
#endif
  }
  /// The low 16 bits of neighbouring numbers.
  static Real real_of_u16(std::uint32_t const* from) {
    Narrow4 lanes;
    std::memcpy(&lanes, from, sizeof(lanes));
    return __builtin_convertvector(lanes & 0xFFFF, Real);
  }
  static void to_u32(std::uint32_t* to, U64x4 value) {
    auto const narrow = __builtin_convertvector(value, U32x4);
    std::memcpy(to, &narrow, sizeof(narrow));
  }

 private:
  using Narrow4 = std::int32_t __attribute__((vector_size(16)));
};
#endif

template <class Wide, class T>
FLYWHEEL_HD inline Wide load(T const* from) {
  Wide lanes;
  std::memcpy(&lanes, from, sizeof(lanes));
  return lanes;
}

template <class Wide, class T>
FLYWHEEL_HD inline void store(T* to, Wide const& lanes) {
  std::memcpy(to, &lanes, sizeof(lanes));
}

/// The same number in every lane.
template <class Wide, class T>
FLYWHEEL_HD inline Wide broadcast(T value) {
  return Wide{} + value;
}

/// Calls each(lane, value of the lane) in turn, for what has no vector form.
template <class Wide, class Each>
FLYWHEEL_HD inline void for_each_lane(Wide const& lanes, Each const& each) {
  std::uint64_t values[Lanes<Wide>::count];
  std::memcpy(values, &lanes, sizeof(lanes));
  for (std::uint32_t lane = 0; lane < Lanes<Wide>::count; ++lane) each(lane, values[lane]);
}

}  // namespace flywheel::scoring::yuma
