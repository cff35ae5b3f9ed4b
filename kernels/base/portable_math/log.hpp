#pragma once

#include "kernels/base/portable_math/bits.hpp"

namespace flywheel {
namespace portable {

/// k ln 2 + log(1 + f) + correction for 1 + f in [sqrt(1/2), sqrt(2)].
///     s = f / (2 + f),  log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)),  R(z) = 2 z / 3 + 2 z^2 / 5 + ...
/// Source  the scheme and the seven coefficients of R (error 2^-58) are those of fdlibm's e_log.c, Sun Microsystems
/// 1993.
FLYWHEEL_HD constexpr double log_from_parts(double k, double f, double correction) {
  double const s = f / (2.0 + f);
  double const z = s * s;
  double const w = z * z;
  double const odd = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double const even =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  double const half_square = 0.5 * f * f;
  double const beyond = s * (half_square + (odd + even)) + (k * ln2_low + correction);
  return k * ln2_high - ((half_square - beyond) - f);
}

}  // namespace portable

/// Natural logarithm, with the same bits on host and device.
/// Domain  every double: 0 and -0 give minus infinity, below 0 and NaN give NaN, infinity gives infinity.
/// Errors  at most 0.9 ulp.
/// Source  see portable::log_from_parts.
FLYWHEEL_HD constexpr double log(double x) {
  bool const denormal = x < 0x1p-1022;
  auto const scaled = portable::scale_to_one(denormal ? x * 0x1p54 : x);
  double const y = portable::log_from_parts(denormal ? scaled.k - 54.0 : scaled.k, scaled.m - 1.0, 0.0);
  double const positive = x < portable::infinity() ? y : x;
  return x > 0.0 ? positive : (x == 0.0 ? -portable::infinity() : portable::not_a_number());
}

/// log(1 + x) without cancellation, with the same bits on host and device.
/// Domain  every double: -1 gives minus infinity, below -1 and NaN give NaN, infinity gives infinity, -0 gives -0.
/// Errors  at most 0.9 ulp.
/// Source  see portable::log_from_parts; what 1 + x rounds away returns as a correction.
FLYWHEEL_HD constexpr double log1p(double x) {
  bool const ordinary = x > -1.0 && x < portable::infinity();
  double const inside = ordinary ? x : 0.0;
  auto const one_more = portable::exact_sum(1.0, inside);
  auto const scaled = portable::scale_to_one(one_more.high);
  bool const unscaled = scaled.k == 0.0;
  double const f = unscaled ? inside : scaled.m - 1.0;
  double const correction = unscaled ? 0.0 : one_more.low / one_more.high;
  double const y = portable::log_from_parts(scaled.k, f, correction);
  double const outside = x == -1.0 ? -portable::infinity() : (x > 0.0 ? x : portable::not_a_number());
  return ordinary ? (x == 0.0 ? x : y) : outside;
}

}  // namespace flywheel
