#pragma once

#include "kernels/base/portable_math.hpp"

/// Probabilities of counts to nearly full precision, in three parts that do not cancel.
/// Source  Loader, "Fast and accurate computation of binomial probabilities", 2000.
namespace flywheel {

inline constexpr double log_two_pi = 1.8378770664093454836;

/// log(n!) - log(sqrt(2 pi n) (n / e)^n) for whole n >= 1.
/// Errors  below 10^-14.
FLYWHEEL_HD constexpr double stirling_error(double n) {
  if (n < 16.0) {
    double factorial = 1.0;
    for (double i = 2.0; i <= n; i += 1.0) factorial *= i;
    return log(factorial) - (n + 0.5) * log(n) + n - 0.5 * log_two_pi;
  }
  double const z = 1.0 / (n * n);
  return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188))))) / n;
}

/// x log(x / expected) + expected - x for x > 0, expected > 0: how unlikely x is where `expected` is expected.
/// Errors  relative error about 10^-15.
FLYWHEEL_HD constexpr double deviance(double x, double expected) {
  double const difference = x - expected;
  double const total = x + expected;
  if (difference * difference >= 0.01 * total * total) return x * log(x / expected) - difference;
  double const v = difference / total;
  double const z = v * v;
  double sum = difference * v;
  double term = 2.0 * x * v;
  for (int i = 3; i < 31; i += 2) {  // z < 0.01: the fourteenth term is below 2^-90 of the sum
    term *= z;
    sum += term / i;
  }
  return sum;
}

/// log P(K = k) of a Poisson variable; k whole and >= 0, mean > 0.
FLYWHEEL_HD constexpr double log_poisson(double k, double mean) {
  if (k == 0.0) return -mean;
  return -stirling_error(k) - deviance(k, mean) - 0.5 * (log_two_pi + log(k));
}

/// log P(K = k) of a binomial variable; 0 <= k <= n whole, 0 < chance < 1.
FLYWHEEL_HD constexpr double log_binomial(double k, double n, double chance) {
  if (k == 0.0) return n * log1p(-chance);
  if (k == n) return n * log(chance);
  double const rest = n - k;
  double const errors = stirling_error(n) - stirling_error(k) - stirling_error(rest);
  double const far = deviance(k, n * chance) + deviance(rest, n * (1.0 - chance));
  return errors - far - 0.5 * (log_two_pi + log(k) + log(rest / n));
}

}  // namespace flywheel
