#pragma once

#include <cmath>

#include "kernels/base/distributions/exponential.hpp"
#include "kernels/base/distributions/normal.hpp"

namespace flywheel {

/// A standard normal variable, given that it lies between two bounds.
/// Shape   a pair of uniforms a try; at least about one try in four succeeds, whatever the bounds.
/// Domain  lowest <= highest, not NaN, either may be infinite; equal bounds give that bound. Errors  as
/// normal_quantile. Source  Robert, "Simulation of truncated normal variables", Statistics and Computing 5, 1995: the
/// proposal is normal,
///         uniform or a shifted exponential, whichever of them is accepted often.
struct TruncatedStandardNormal {
  double lowest;
  double highest;

  FLYWHEEL_HD double operator()(Draws& draws) const {
    if (!(lowest < highest)) return lowest;
    if (highest < 0.0) return -TruncatedStandardNormal{-highest, -lowest}.above_zero(draws);
    if (lowest > 0.0) return above_zero(draws);
    return highest - lowest > 2.5 ? around_zero(draws) : from_uniform(draws, 0.0);
  }

 private:
  FLYWHEEL_HD double around_zero(Draws& draws) const {
    for (;;) {
      double const x = normal_quantile(draws.uniform());
      if (x >= lowest && x <= highest) return x;
    }
  }

  /// Uniform proposal; the density is greatest at `mode`.
  FLYWHEEL_HD double from_uniform(Draws& draws, double mode) const {
    for (;;) {
      double const x = lowest + (highest - lowest) * draws.uniform();
      if (draws.uniform() <= exp(0.5 * (mode - x) * (mode + x))) return x;
    }
  }

  FLYWHEEL_HD double above_zero(Draws& draws) const {
    double const root = std::sqrt(lowest * lowest + 4.0);
    double const rate = 0.5 * (lowest + root);
    double const uniform_wins = exp(0.5 + 0.25 * lowest * (lowest - root)) / rate;
    if (highest - lowest <= uniform_wins) return from_uniform(draws, lowest);
    for (;;) {
      double const x = lowest + exponential_quantile(draws.uniform()) / rate;
      bool const accepted = draws.uniform() <= exp(-0.5 * (x - rate) * (x - rate));
      if (accepted && x <= highest) return x;
    }
  }
};

/// A log-normal variable, given that it lies between two bounds.
/// Units   those of the bounds. Domain  0 <= lowest <= highest (may be infinite), log_standard_deviation >= 0; at 0 the
///         median, or the bound next to it. Errors  as LogNormal; never outside the bounds.
struct TruncatedLogNormal {
  double log_mean;
  double log_standard_deviation;
  double lowest;
  double highest;

  FLYWHEEL_HD double operator()(Draws& draws) const {
    double z = 0.0;
    if (log_standard_deviation > 0.0) {
      z = TruncatedStandardNormal{(log(lowest) - log_mean) / log_standard_deviation,
                                  (log(highest) - log_mean) / log_standard_deviation}(draws);
    }
    double const x = exp(log_mean + log_standard_deviation * z);
    return x < lowest ? lowest : (x > highest ? highest : x);
  }
};

}  // namespace flywheel
