#pragma once

#include <cstdint>

#include "kernels/base/random.hpp"

namespace flywheel {

/// True with a given chance, decided by an integer comparison.
///     (64 random bits >> 11) < round(2^53 chance)
/// Domain  every chance: 0 and below never, 1 and above always; NaN never.
/// Errors  the chance is met to 2^-54.
struct Bernoulli {
  double chance;

  FLYWHEEL_HD constexpr bool operator()(Draws& draws) const {
    double const inside = chance > 0.0 ? (chance < 1.0 ? chance : 1.0) : 0.0;
    return (draws.bits() >> 11) < static_cast<std::uint64_t>(inside * 0x1p53 + 0.5);
  }
};

/// The same from a single word, for loops over agents that keep their threshold in a column.
///     (word >> 1) < threshold,  threshold = round(2^31 chance) in [0, 2^31]
/// Domain  as Bernoulli: 0 is never and 1 is always. Errors  the chance is met to 2^-32.
struct WordBernoulli {
  std::uint32_t threshold;

  FLYWHEEL_HD static constexpr WordBernoulli of_chance(double chance) {
    double const inside = chance > 0.0 ? (chance < 1.0 ? chance : 1.0) : 0.0;
    return {static_cast<std::uint32_t>(inside * 0x1p31 + 0.5)};
  }

  FLYWHEEL_HD constexpr bool operator()(std::uint32_t word) const { return (word >> 1) < threshold; }
};

}  // namespace flywheel
