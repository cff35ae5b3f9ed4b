#pragma once

#include <bit>
#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::domain::provider_market {

/// Nearest integer of 0 <= x < 2^51, ties to even, without leaving the vector registers.
FLYWHEEL_HD inline std::uint64_t nearest_integer(double x) {
  return std::bit_cast<std::uint64_t>(x + 0x1p52) & 0xFFFFFFFFFFFFF;
}

/// x < 2^31 as a double, by a signed conversion, which vector units have.
FLYWHEEL_HD inline double real_of(std::uint32_t x) {
  return static_cast<double>(static_cast<std::int32_t>(x));
}

/// 1 where left < right, for left and right below 2^31: a sign bit, so that a loop over it keeps to vector registers.
FLYWHEEL_HD inline std::uint32_t below(std::uint32_t left, std::uint32_t right) {
  return (left - right) >> 31;
}

/// What a price weighs in a pro rata share: its inverse, times 2^40.
FLYWHEEL_HD inline double weight_of(std::uint32_t price_micro) {
  return 0x1p40 / real_of(price_micro);
}

}  // namespace flywheel::domain::provider_market
