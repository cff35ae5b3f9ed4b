#pragma once

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// The value that a Pareto variable, given that it is at most a maximum, stays below with chance u.
///     minimum (1 - u (1 - c))^(-1 / shape),  c = (minimum / maximum)^shape
/// Units   those of the minimum. Domain  0 <= u <= 1, 0 < minimum <= maximum < infinity, shape > 0.
/// Errors  four roundings in the exponent; never outside the bounds. Source  inversion, as BoundedPareto in base.
FLYWHEEL_HD inline double bounded_pareto_quantile(double minimum, double maximum, double shape, double u) {
  double const less_c = expm1(shape * log(minimum / maximum));  // c - 1
  double const x = minimum * exp(-log1p(u * less_c) / shape);
  return x < minimum ? minimum : (x > maximum ? maximum : x);
}

}  // namespace flywheel::population
