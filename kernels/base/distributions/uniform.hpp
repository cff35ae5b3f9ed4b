#pragma once

#include <cstdint>

#include "kernels/base/random.hpp"

namespace flywheel {

/// A whole number in [0, count), every one equally likely.
///     floor(count w / 2^b), w of b bits, drawn again while the low half of the product < 2^b mod count
/// Shape   one draw of 32 bits (count < 2^32) or 64, and seldom more. Domain  every count; 0 gives 0 and draws nothing.
/// Errors  none: unbiased.
/// Source  Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
struct UniformInteger {
  std::uint64_t count;

  FLYWHEEL_HD constexpr std::uint64_t operator()(Draws& draws) const {
    return count >> 32 == 0 ? from_words(draws) : from_pairs(draws);
  }

 private:
  FLYWHEEL_HD constexpr std::uint64_t from_words(Draws& draws) const {
    if (count == 0) return 0;
    std::uint64_t product = draws.word() * count;
    if (static_cast<std::uint32_t>(product) < count) {
      auto const unfair = (std::uint64_t{1} << 32) % count;
      while (static_cast<std::uint32_t>(product) < unfair) product = draws.word() * count;
    }
    return product >> 32;
  }

  FLYWHEEL_HD constexpr std::uint64_t from_pairs(Draws& draws) const {
    using Wide = unsigned __int128;
    Wide product = Wide{draws.bits()} * count;
    if (static_cast<std::uint64_t>(product) < count) {
      auto const unfair = (0 - count) % count;
      while (static_cast<std::uint64_t>(product) < unfair) product = Wide{draws.bits()} * count;
    }
    return static_cast<std::uint64_t>(product >> 64);
  }
};

/// A number between two bounds, every one equally likely.
///     lowest + (highest - lowest) u
/// Domain  lowest <= highest, their difference finite; the bounds themselves occur only by rounding.
/// Errors  two roundings.
struct UniformReal {
  double lowest;
  double highest;

  FLYWHEEL_HD constexpr double operator()(Draws& draws) const { return lowest + (highest - lowest) * draws.uniform(); }
};

}  // namespace flywheel
