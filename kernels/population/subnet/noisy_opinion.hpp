#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions/normal.hpp"

namespace flywheel::population {

/// How much a person makes of something that is worth 1: a relative error, nothing below zero.
///     x = max(0, 1 + sigma z),  z standard normal
/// Shape   one draw -> x.   Units   x in 2^-32, so that many add up in any order; sigma of the true value.
/// Domain  0 <= sigma <= 100; 0 draws nothing.   Errors  those of Normal, then 2^-32.
/// Source  "Stake sampling" and "Weight sampling", opentensor/subtensor, docs/consensus.md.
struct NoisyOpinion {
  static constexpr std::uint64_t one = std::uint64_t{1} << 32;
  double deviation;

  FLYWHEEL_HD std::uint64_t operator()(Draws& draws) const {
    if (deviation == 0) return one;
    double const opinion = Normal{1.0, deviation}(draws);
    return opinion > 0 ? to_integer<std::uint64_t>(opinion * 0x1p32).value : 0;
  }
};

}  // namespace flywheel::population
