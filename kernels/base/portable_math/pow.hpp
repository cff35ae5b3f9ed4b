#pragma once

#include <cmath>

#include "kernels/base/portable_math/exp.hpp"

namespace flywheel {
namespace portable {

/// log(x) of a positive normal x = 2^k m, to about 2^-64 of its value.
///     s = (m - 1) / (m + 1),  log(m) = s (2 + z (2/3 + z (2/5 + z (2/7 + ...)))),  z = s^2
FLYWHEEL_HD constexpr Pair precise_log(Scaled x) {
  double const f = x.m - 1.0;  // exact
  auto const d = exact_sum(1.0, x.m);
  double const s = f / d.high;
  auto const back = exact_product(s, d.high);
  double const s_low = (((f - back.high) - back.low) - s * d.low) / d.high;
  auto z = exact_product(s, s);
  z.low += 2.0 * s * s_low;
  double const tail =
      z.high *
      (2.0 / 5 +
       z.high *
           (2.0 / 7 +
            z.high *
                (2.0 / 9 +
                 z.high * (2.0 / 11 +
                           z.high * (2.0 / 13 +
                                     z.high * (2.0 / 15 +
                                               z.high * (2.0 / 17 +
                                                         z.high * (2.0 / 19 +
                                                                   z.high * (2.0 / 21 + z.high * (2.0 / 23))))))))));
  auto inner = exact_sum_of_ordered(2.0 / 3, tail);
  inner.low += 3.700743415417188e-17;  // 2/3 less its double
  auto product = exact_product(z.high, inner.high);
  product.low += z.high * inner.low + z.low * inner.high;
  auto factor = exact_sum_of_ordered(2.0, product.high);
  factor.low += product.low;
  auto log_m = exact_product(s, factor.high);
  log_m.low += s * factor.low + s_low * factor.high;
  auto sum = exact_sum_of_ordered(x.k * ln2_high, log_m.high);
  sum.low += log_m.low + x.k * ln2_low;
  return exact_sum_of_ordered(sum.high, sum.low);
}

/// x to the power y for 0 < x < infinity; y not NaN.
FLYWHEEL_HD constexpr double pow_of_positive(double x, double y) {
  bool const denormal = x < 0x1p-1022;
  auto scaled = scale_to_one(denormal ? x * 0x1p54 : x);
  scaled.k = denormal ? scaled.k - 54.0 : scaled.k;
  auto const log_x = precise_log(scaled);
  double const above = y > -0x1p70 ? y : -0x1p70;  // beyond 2^70 every x but 1 has overflown or vanished
  double const power = above < 0x1p70 ? above : 0x1p70;
  auto const exponent = exact_product(power, log_x.high);
  bool const inside = exponent.high > -746.0 && exponent.high < 710.0;
  double const limit = exponent.high < 0.0 ? -746.0 : 710.0;
  return exp_of_sum(inside ? exponent.high : limit, inside ? exponent.low + power * log_x.low : 0.0);
}

}  // namespace portable

/// x to the power y, with the same bits on host and device.
/// Domain  every pair of doubles, as C's Annex F: x^0 = 1 and 1^y = 1 even for NaN; a negative, finite x needs a whole
/// y. Errors  at most 1.0 ulp. Source  exp(y log x) with log x and the product carried as pairs of doubles (Dekker
/// 1971).
FLYWHEEL_HD inline double pow(double x, double y) {
  if (y == 0.0 || x == 1.0) return 1.0;
  if (!(x == x && y == y)) return portable::not_a_number();
  double const size = x < 0.0 ? -x : x;
  bool const whole = std::floor(y) == y;
  bool const odd = whole && std::floor(0.5 * y) != 0.5 * y;
  bool const has_sign = (std::bit_cast<std::uint64_t>(x) >> 63) != 0;
  if (size == 0.0 || size == portable::infinity()) {
    double const limit = (size == 0.0) == (y > 0.0) ? 0.0 : portable::infinity();
    return has_sign && odd ? -limit : limit;
  }
  if (has_sign && !whole) return portable::not_a_number();
  double const result = portable::pow_of_positive(size, y);
  return has_sign && odd ? -result : result;
}

}  // namespace flywheel
