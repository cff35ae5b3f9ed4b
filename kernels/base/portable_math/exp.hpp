#pragma once

#include "kernels/base/portable_math/bits.hpp"

namespace flywheel {
namespace portable {

/// x + tail = k ln 2 + r + low with k whole and |r| <= ln(2) / 2.
struct ReducedExponent {
  double k;
  std::uint64_t k_bits;  // k in two's complement
  double r;
  double low;
};

FLYWHEEL_HD constexpr ReducedExponent reduce_exponent(double x, double tail) {
  double const shifted = x * log2_e + round_by;
  double const k = shifted - round_by;
  double const high = x - k * ln2_high;  // exact
  auto const sum = exact_sum(high, tail - k * ln2_low);
  return {k, std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(round_by), sum.high, sum.low};
}

/// exp(r) - 1 - r for |r| <= ln(2) / 2: Taylor's series to r^13, whose rest is below 2^-57.
FLYWHEEL_HD constexpr double exp_beyond_linear(double r) {
  double const z = r * r;
  double const even =
      1.0 / 2 + z * (1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40320 + z * (1.0 / 3628800 + z * (1.0 / 479001600)))));
  double const odd =
      1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362880 + z * (1.0 / 39916800 + z * (1.0 / 6227020800)))));
  return z * (even + r * odd);
}

/// exp(x + tail) for finite x, |tail| below a unit in the last place of x. Domain  -746 <= x <= 710.
FLYWHEEL_HD constexpr double exp_of_sum(double x, double tail) {
  auto const reduced = reduce_exponent(x, tail);
  auto const linear = exact_sum_of_ordered(1.0, reduced.r);
  double const y = linear.high + (exp_beyond_linear(reduced.r) + (linear.low + reduced.low));
  auto const half_k = ((reduced.k_bits + 4096) >> 1) - 2048;  // two factors reach the denormal numbers
  return y * power_of_two(half_k) * power_of_two(reduced.k_bits - half_k);
}

}  // namespace portable

/// e to the power x, with the same bits on host and device.
/// Domain  every double: NaN gives NaN, above 709.79 gives infinity, below -745.14 gives 0.
/// Errors  at most 0.75 ulp; 0.85 ulp where the result is denormal (rounded twice).
/// Source  argument reduction by ln 2 in two parts (Cody and Waite 1980), Taylor's series.
FLYWHEEL_HD constexpr double exp(double x) {
  double const above = x > -746.0 ? x : -746.0;
  double const inside = above < 710.0 ? above : 710.0;
  double const y = portable::exp_of_sum(inside, 0.0);
  return x == x ? y : portable::not_a_number();
}

/// exp(x) - 1 without cancellation, with the same bits on host and device.
/// Domain  every double: NaN gives NaN, above 709.79 gives infinity, minus infinity gives -1, -0 gives -0.
/// Errors  at most 1.5 ulp.
/// Source  as exp; 2^k - 1 and 2^k r are added with their rounding errors.
FLYWHEEL_HD constexpr double expm1(double x) {
  double const above = x > -40.0 ? x : -40.0;
  double const inside = above < 40.0 ? above : 40.0;
  auto const reduced = portable::reduce_exponent(inside, 0.0);
  double const power = portable::power_of_two(reduced.k_bits);
  auto const whole = portable::exact_sum(power, -1.0);
  auto const linear = portable::exact_sum(whole.high, power * reduced.r);
  double const rest = power * reduced.low + power * portable::exp_beyond_linear(reduced.r);
  double const near = linear.high + ((linear.low + whole.low) + rest);
  double const y = x < 40.0 ? near : exp(x);  // 1 is below a quarter ulp of exp(40)
  return x == 0.0 ? x : (x == x ? y : portable::not_a_number());
}

}  // namespace flywheel
