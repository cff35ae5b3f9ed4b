#pragma once

#include <cmath>

#include "kernels/base/distributions.hpp"
#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"

namespace flywheel::exchange {

/// A price of independent relative moves: geometric Brownian motion with Merton's jumps. The step is exact for every
/// length, so that the path's law does not depend on how often it is asked for.
///     log p(t + h) = log p(t) + (m - s^2 / 2 - l c) h + s sqrt(h) Z + N a + d sqrt(N) Z',   N ~ Poisson(l h)
///     c = exp(a + d^2 / 2) - 1, so that E p(t + h) = p(t) exp(m h)
/// Shape   (price, length, draws) -> price; one (entity, ordinal) of the draws a step.
/// Units   USD per token; h in years; rates a year.
/// Domain  price >= 0, h >= 0, s >= 0, d >= 0, l >= 0; h of 0 leaves the price. Errors  those of the portable exp.
/// Source  Black and Scholes 1973; Merton, "Option pricing when underlying stock returns are discontinuous", Journal of
///         Financial Economics 3, 1976.
struct Diffusion {
  double drift_per_year;            // m, of the mean
  double volatility_per_root_year;  // s
  double jumps_per_year;            // l
  double jump_log_mean;             // a
  double jump_log_sd;               // d

  FLYWHEEL_HD double operator()(double usd_per_token, double years, Draws& draws) const {
    return usd_per_token * exp(log_step(years, draws));
  }

  FLYWHEEL_HD double log_step(double years, Draws& draws) const {
    double const surplus = expm1(jump_log_mean + 0.5 * jump_log_sd * jump_log_sd);
    double const trend =
        drift_per_year - 0.5 * volatility_per_root_year * volatility_per_root_year - jumps_per_year * surplus;
    double const smooth = trend * years + volatility_per_root_year * std::sqrt(years) * Normal{0.0, 1.0}(draws);
    return smooth + jumps(years, draws);
  }

 private:
  /// The sum of N independent normal jumps is one normal variable.
  FLYWHEEL_HD double jumps(double years, Draws& draws) const {
    auto const count = static_cast<double>(Poisson{jumps_per_year * years}(draws));
    if (count == 0.0) return 0.0;
    return count * jump_log_mean + jump_log_sd * std::sqrt(count) * Normal{0.0, 1.0}(draws);
  }
};

}  // namespace flywheel::exchange
