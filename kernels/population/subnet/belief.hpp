#pragma once

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// A noisy look at a miner: what was seen, and how far off it may be.
struct Observation {
  double value;
  double variance;
};

/// What a validator believes of a miner's quality: normal. A variance of 0 is that of a miner never looked at.
struct Belief {
  double mean;
  double variance;

  FLYWHEEL_HD bool is_known() const { return variance > 0.0; }
};

/// How a belief follows observations of a quality that drifts.
///     before: mean m, variance v + q of each look  (of a stranger: the prior)
///     gain K = v / (v + R);  m' = m + K (y - m);  v' = K R
/// With q = 0 that is the mean of prior and observations, each weighted with 1 / variance.
/// Shape   belief, observation -> belief. Units   those of the score, squared for variances.
/// Domain  prior variance > 0, q >= 0, R > 0. Errors  a few ulp. Source  Kalman 1960, scalar random walk.
struct BeliefRule {
  Belief prior;
  double drift_variance;  // q: of the true quality between two looks

  FLYWHEEL_HD Belief operator()(Belief const& held, Observation const& seen) const {
    double const mean = held.is_known() ? held.mean : prior.mean;
    double const variance = held.is_known() ? held.variance + drift_variance : prior.variance;
    double const gain = variance / (variance + seen.variance);
    return {mean + gain * (seen.value - mean), gain * seen.variance};
  }
};

}  // namespace flywheel::population
