#pragma once

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// Whether a validator sells its votes to a miner.
///     takes it  iff  payment > dividends lost by clipping + chance of being caught x what is lost then
///     is made   iff  the miner's gain > the sum of the payments that it takes
/// Shape   scalars -> decisions. Units   money of an epoch. Domain  all >= 0, chance in [0, 1]. Errors  none.
/// Source  reference behaviour 7: price per scorer < benefit share - slashing risk; section 1 of it for the risk.
struct BribeOffer {
  double payment;  // to one validator

  FLYWHEEL_HD bool is_taken(double lost_dividends, double detection_chance, double lost_if_caught) const {
    return payment > lost_dividends + detection_chance * lost_if_caught;
  }
  FLYWHEEL_HD bool is_made(double gain, double bribed_validators) const { return gain > bribed_validators * payment; }
};

}  // namespace flywheel::population
