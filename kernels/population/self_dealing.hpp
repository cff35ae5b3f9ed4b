#pragma once

#include <cmath>

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// Volume that agents trade with themselves for rewards in proportion to volume.
///     a washer with volume w gains E w / (H + W) - phi w
///     free entry: H + W = E / phi, wash share max(0, 1 - phi H / E)
///     one alone: w* = sqrt(E H / phi) - H, if positive
///     n alike, each reckoning with the others (Cournot): total T = H + W solves phi T^2 - E (n - 1) / n T - E H / n =
///     0 none washes iff phi >= E / H
/// Shape   honest volume H -> volumes and shares. Units   E and volumes in the same money per epoch; phi per unit of
///         volume, what the washer does not get back: burned or paid to others.
/// Domain  subsidy E >= 0, fee phi > 0, H >= 0. Errors  none.
/// Source  reference behaviour 3 [D]: rent seeking, Tullock 1980; n alike: Szidarovszky and Okuguchi, Games and
/// Economic
///         Behavior 18, 1997.
struct SelfDealing {
  double subsidy;              // E, of an epoch
  double fee_per_unit_volume;  // phi

  FLYWHEEL_HD double gain(double own_volume, double others_volume) const {
    double const total = own_volume + others_volume;
    return (total > 0.0 ? subsidy * own_volume / total : 0.0) - fee_per_unit_volume * own_volume;
  }

  FLYWHEEL_HD bool pays(double honest_volume) const { return fee_per_unit_volume * honest_volume < subsidy; }

  FLYWHEEL_HD double free_entry_volume(double honest_volume) const {
    return positive(subsidy / fee_per_unit_volume - honest_volume);
  }

  FLYWHEEL_HD double free_entry_share(double honest_volume) const {
    return subsidy > 0.0 ? positive(1.0 - fee_per_unit_volume * honest_volume / subsidy) : 0.0;
  }

  FLYWHEEL_HD double volume_of_one(double honest_volume) const {
    return positive(std::sqrt(subsidy * honest_volume / fee_per_unit_volume) - honest_volume);
  }

  /// All of n washers' volume together. Domain  n >= 1.
  FLYWHEEL_HD double volume_of(double washers, double honest_volume) const {
    double const linear = subsidy * (washers - 1.0) / washers;
    double const constant = subsidy * honest_volume / washers;
    double const total =
        (linear + std::sqrt(linear * linear + 4.0 * fee_per_unit_volume * constant)) / (2.0 * fee_per_unit_volume);
    return positive(total - honest_volume);
  }

 private:
  FLYWHEEL_HD static double positive(double value) { return value > 0.0 ? value : 0.0; }
};

}  // namespace flywheel::population
