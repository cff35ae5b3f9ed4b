#pragma once

#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"

namespace flywheel {

/// The value that an exponential variable of mean 1 exceeds with chance 1 - u.
///     -log(1 - u); 1 - u is exact
/// Domain  0 < u < 1. Errors  as log.
FLYWHEEL_HD constexpr double exponential_quantile(double u) {
  return -log(1.0 - u);
}

/// A waiting time without memory.
///     P(X > x) = exp(-x / mean)
/// Units   those of the mean. Domain  mean >= 0, finite. Errors  0.9 ulp and one rounding.
/// Source  inversion, so that X grows with u; Devroye, "Non-Uniform Random Variate Generation", 1986, II.2.
struct Exponential {
  double mean;

  FLYWHEEL_HD constexpr double operator()(Draws& draws) const { return mean * exponential_quantile(draws.uniform()); }
};

/// A lifetime whose hazard rises (shape > 1) or falls (shape < 1) with age.
///     P(X > x) = exp(-(x / scale)^shape)
/// Units   those of the scale. Domain  scale >= 0, shape > 0. Errors  pow's, and two roundings.
/// Source  Weibull 1951; inversion.
struct Weibull {
  double scale;
  double shape;

  FLYWHEEL_HD double operator()(Draws& draws) const {
    return scale * pow(exponential_quantile(draws.uniform()), 1.0 / shape);
  }
};

}  // namespace flywheel
