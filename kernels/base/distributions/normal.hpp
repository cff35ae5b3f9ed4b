#pragma once

#include <cmath>

#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"

namespace flywheel {
namespace portable {

/// The quotient of two polynomials of degree 7 in r, highest coefficient first.
FLYWHEEL_HD constexpr double quotient(double r, double const (&above)[8], double const (&below)[8]) {
  double numerator = above[0];
  double denominator = below[0];
  for (int i = 1; i < 8; ++i) {
    numerator = numerator * r + above[i];
    denominator = denominator * r + below[i];
  }
  return numerator / denominator;
}

FLYWHEEL_HD constexpr double normal_quantile_centre(double r) {
  constexpr double above[8] = {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                               45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                               133.14166789178437745, 3.387132872796366608};
  constexpr double below[8] = {
      5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
      5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
  return quotient(r, above, below);
}

FLYWHEEL_HD constexpr double normal_quantile_shoulder(double r) {
  constexpr double above[8] = {7.7454501427834140764e-4, .0227238449892691845833, .24178072517745061177,
                               1.27045825245236838258,   3.64784832476320460504,  5.7694972214606914055,
                               4.6303378461565452959,    1.42343711074968357734};
  constexpr double below[8] = {
      1.05075007164441684324e-9, 5.475938084995344946e-4, .0151986665636164571966, .14810397642748007459,
      .68976733498510000455,     1.6763848301838038494,   2.05319162663775882187,  1.0};
  return quotient(r, above, below);
}

FLYWHEEL_HD constexpr double normal_quantile_tail(double r) {
  constexpr double above[8] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, .0012426609473880784386,
                               .026532189526576123093,    .29656057182850489123,     1.7848265399172913358,
                               5.4637849111641143699,     6.6579046435011037772};
  constexpr double below[8] = {
      2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
      .0148753612908506148525,    .13692988092273580531,    .59983220655588793769,    1.0};
  return quotient(r, above, below);
}

}  // namespace portable

/// The value that a standard normal variable stays below with chance u.
/// Domain  0 < u < 1. Errors  relative error about 10^-15.
/// Source  Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37, 1988
///         (PPND16).
FLYWHEEL_HD inline double normal_quantile(double u) {
  double const q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * portable::normal_quantile_centre(0.180625 - q * q);
  double const r = std::sqrt(-log(q < 0.0 ? u : 1.0 - u));
  double const size = r <= 5.0 ? portable::normal_quantile_shoulder(r - 1.6) : portable::normal_quantile_tail(r - 5.0);
  return q < 0.0 ? -size : size;
}

/// normal_quantile of several at once, with the same bits: what most of them need is worked out in vector registers.
/// Shape   u [count] -> z [count]
FLYWHEEL_HD inline void normal_quantiles(double const* FLYWHEEL_RESTRICT u, std::uint32_t count,
                                         double* FLYWHEEL_RESTRICT z) {
  for (std::uint32_t i = 0; i < count; ++i) {
    double const q = u[i] - 0.5;
    z[i] = q * portable::normal_quantile_centre(0.180625 - q * q);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    double const q = u[i] - 0.5;
    if (q < -0.425 || q > 0.425) z[i] = normal_quantile(u[i]);
  }
}

/// The sum of many small independent effects.
/// Units   those of the mean. Domain  standard_deviation >= 0; 0 gives the mean. Values stay within 8.3 deviations.
/// Errors  those of normal_quantile. Source  inversion: one uniform a draw, X grows with u.
struct Normal {
  double mean;
  double standard_deviation;

  FLYWHEEL_HD double operator()(Draws& draws) const {
    return mean + standard_deviation * normal_quantile(draws.uniform());
  }
};

/// The product of many small independent effects.
///     log X is normal: median exp(log_mean), mean exp(log_mean + log_standard_deviation^2 / 2)
/// Domain  log_standard_deviation >= 0. Errors  relative error 10^-15 (1 + |log X|).
struct LogNormal {
  double log_mean;
  double log_standard_deviation;

  /// The one with a given mean > 0.
  FLYWHEEL_HD static constexpr LogNormal of_mean(double mean, double log_standard_deviation) {
    return {log(mean) - 0.5 * log_standard_deviation * log_standard_deviation, log_standard_deviation};
  }

  FLYWHEEL_HD double operator()(Draws& draws) const { return exp(Normal{log_mean, log_standard_deviation}(draws)); }
};

}  // namespace flywheel
