#pragma once

#include <cstdint>

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// How a miner's latent skill follows the compute that it buys: each doubling adds as much as the one before, and what
/// is not renewed fades as rivals and tasks move on.
///     theta' = (1 - d) theta + g ln(1 + c / c0);  settles at g ln(1 + c / c0) / d
///     the most profitable c, where skill earns v an epoch and compute costs p:  max(0, g v / (d p) - c0)
/// Shape   skill, compute of an epoch -> skill. Units   score; compute in any unit, p in money of one.
/// Domain  gain >= 0, scale > 0, 0 < depreciation <= 1, compute >= 0. Errors  those of log1p.
/// Source  logarithmic returns: scaling laws of loss in compute (Kaplan et al. 2020); the form is assumed. Optimum [D]:
///         a unit of skill is worth v (1 + (1 - d) + (1 - d)^2 + ...) = v / d.
struct SkillGrowth {
  double gain;          // g
  double scale;         // c0
  double depreciation;  // d, an epoch

  FLYWHEEL_HD double operator()(double skill, double compute) const {
    return (1.0 - depreciation) * skill + gain * log1p(compute / scale);
  }

  FLYWHEEL_HD double settled(double compute) const { return gain * log1p(compute / scale) / depreciation; }

  FLYWHEEL_HD double best_compute(double value_per_epoch, double price) const {
    double const best = gain * value_per_epoch / (depreciation * price) - scale;
    return best > 0.0 ? best : 0.0;
  }
};

/// What a miner learns of a benchmark that never changes: each evaluation of one who tries shows a little more of it.
///     o' = o + rate effort (limit - o);  after k evaluations limit (1 - (1 - rate effort)^k)
/// True quality does not gain. Shape   overfit, effort -> overfit. Units   score. Domain  0 <= rate effort <= 1.
/// Errors  a few ulp. Source  adaptive reuse of a holdout (Dwork et al., Science 349, 2015); the form is assumed.
struct Overfitting {
  double limit;
  double rate;  // of one epoch's evaluations; 0 where data is fresh

  FLYWHEEL_HD double operator()(double overfit, double effort) const {
    return overfit + rate * effort * (limit - overfit);
  }
};

/// Serving another's model: the best skill of some epochs ago, a little worse, for a fixed compute.
///     theta = max(own, kept leader(t - L))
/// Shape   own, leader's skill -> skill. Units   score. Domain  0 <= kept_share <= 1. Errors  none.
/// Source  published checkpoints are copied (reference 15.4); L and kept_share are assumed.
struct ModelCopying {
  std::uint32_t lag_epochs;  // L
  double kept_share;

  FLYWHEEL_HD double operator()(double own, double leader) const {
    double const copied = kept_share * leader;
    return copied > own ? copied : own;
  }
};

}  // namespace flywheel::population
