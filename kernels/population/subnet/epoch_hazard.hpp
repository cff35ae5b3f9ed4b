#pragma once

#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// Whether a miner leaves, or one who was replaced comes back, in an epoch.
///     P = 1 - exp(-h exp(-b m)),   m margin = (income - costs) / costs
/// Leaving: b > 0, losses drive it. Coming back: b < 0, gains do.
/// Shape   margin -> chance or decision. Units   1 / epoch. Domain  h >= 0, any margin. Errors  those of exp, expm1.
/// Source  proportional hazards (Cox 1972); h and b are assumed (reference behaviour 10).
struct EpochHazard {
  double hazard_per_epoch;    // h, at margin 0
  double margin_sensitivity;  // b

  FLYWHEEL_HD double probability(double margin) const {
    return -expm1(-hazard_per_epoch * exp(-margin_sensitivity * margin));
  }

  FLYWHEEL_HD bool happens(Draws& draws, double margin) const { return Bernoulli{probability(margin)}(draws); }
};

}  // namespace flywheel::population
