#pragma once

#include <cmath>

#include "kernels/base/distributions/normal.hpp"

namespace flywheel {

/// A positive variable of mean shape x scale and variance shape x scale^2.
///     density x^(shape - 1) exp(-x / scale) / (Gamma(shape) scale^shape)
/// Units   those of the scale. Domain  shape >= 0 (0 gives 0), scale >= 0. A shape below about 0.001 gives mostly 0:
/// the
///         true values are smaller than any double.
/// Source  Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000; below shape 1
///         times u^(1 / shape), ibid. section 6.
struct Gamma {
  double shape;
  double scale;

  FLYWHEEL_HD double operator()(Draws& draws) const {
    if (!(shape > 0.0)) return 0.0;
    if (shape >= 1.0) return scale * standard(draws, shape);
    double const larger = standard(draws, shape + 1.0);
    return scale * (larger * pow(draws.uniform(), 1.0 / shape));
  }

 private:
  FLYWHEEL_HD static double standard(Draws& draws, double shape_from_one) {
    double const d = shape_from_one - 1.0 / 3;
    double const c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
      double const x = normal_quantile(draws.uniform());
      double const root = 1.0 + c * x;
      if (root <= 0.0) continue;
      double const v = root * root * root;
      double const u = draws.uniform();
      if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return d * v;
      if (log(u) < 0.5 * x * x + d * (1.0 - v + log(v))) return d * v;
    }
  }
};

}  // namespace flywheel
