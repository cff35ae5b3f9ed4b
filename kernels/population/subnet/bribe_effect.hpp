#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// What it does to lift m bribers to the best miner's weight in the rows of some validators, as both sides reckon it.
///     B, O    weights of bribers and of all others in an honest row;  lift = m best - B
///     kept    (B + O) / (B + O + lift): what a lifted row still gives as honest rows do; the rest is clipped
///     lost    dividends (1 - kept), of one who is bribed
///     gain    pot (s' - B / (B + O));  below the majority  s' = B / (B + O (1 - stake (1 - kept))),
///             from it on  s' = m best / (m best + O)
/// Shape   weights of one row, any unit -> scalars. Units   money of an epoch; stake, majority shares.
/// Domain  weights >= 0, B + O > 0, best >= any of them. Errors  none.
/// Source  [D] two-bloc model of reference 15.1 with beta = 1 and no history of bonds; that they reckon so is assumed.
struct BribeEffect {
  double bribers;
  double others;
  double best;
  std::uint32_t count;

  FLYWHEEL_HD double kept() const {
    double const honest = bribers + others;
    return honest / (honest + count * best - bribers);
  }

  FLYWHEEL_HD double lost(double dividends) const { return dividends * (1.0 - kept()); }

  FLYWHEEL_HD double gain(double pot, double stake, double majority) const {
    double const before = bribers / (bribers + others);
    double const lifted = count * best;
    double const below = bribers / (bribers + others * (1.0 - stake * (1.0 - kept())));
    return pot * ((stake < majority ? below : lifted / (lifted + others)) - before);
  }
};

}  // namespace flywheel::population
