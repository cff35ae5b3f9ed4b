#pragma once

#include "kernels/base/portable_math.hpp"
#include "kernels/base/random.hpp"

namespace flywheel {

/// A size with a heavy tail: few are very large.
///     P(X > x) = (minimum / x)^shape,  x >= minimum
/// Units   those of the minimum. Domain  minimum > 0, shape > 0; the mean is finite above shape 1, the variance
/// above 2. Errors  pow's, and two roundings. Source  inversion.
struct Pareto {
  double minimum;
  double shape;

  FLYWHEEL_HD double operator()(Draws& draws) const { return minimum * pow(1.0 - draws.uniform(), -1.0 / shape); }
};

/// A Pareto size, given that it is at most a maximum.
///     P(X > x) = ((minimum / x)^shape - c) / (1 - c),  c = (minimum / maximum)^shape
/// Units   those of the minimum. Domain  0 < minimum <= maximum < infinity, shape > 0.
/// Errors  four roundings in the exponent; never outside the bounds. Source  inversion, in expm1 and log1p.
struct BoundedPareto {
  double minimum;
  double maximum;
  double shape;

  FLYWHEEL_HD double operator()(Draws& draws) const {
    double const less_c = expm1(shape * log(minimum / maximum));  // c - 1
    double const x = minimum * exp(-log1p(draws.uniform() * less_c) / shape);
    return x < minimum ? minimum : (x > maximum ? maximum : x);
  }
};

}  // namespace flywheel
