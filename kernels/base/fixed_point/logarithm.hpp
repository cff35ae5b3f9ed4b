#pragma once

#include "kernels/base/fixed_point/arithmetic.hpp"

namespace flywheel {

namespace fixed_point {

/// x / 2, where a dropped bit rounds up.
template <class Number>
FLYWHEEL_HD constexpr Number half_rounded_up(Number x) {
  return {(x.bits >> 1) + (x.bits & 1)};
}

/// log2(x): the whole part counts halvings, then each squaring gives one binary place. Domain  x >= 1.
template <class Number>
FLYWHEEL_HD constexpr Number log2_from_one(Number x) {
  constexpr auto two = Number::from_integer(2);
  typename Number::Storage result = 0;
  for (; x >= two; x = half_rounded_up(x)) ++result;
  if (x == Number::one()) return Number::from_integer(result);
  for (int place = 0; place < Number::fraction_bits; ++place) {
    x = saturating_multiply(x, x);
    result *= 2;
    if (x < two) continue;
    ++result;
    x = half_rounded_up(x);
  }
  return {result};
}

}  // namespace fixed_point

/// The logarithm of base 2; below 1 it is -log2(1 / x).
/// Errors  not in range where x <= 0 or 1 / x overflows; the value is 0 then.
/// Source  substrate-fixed 0.6.0, transcendental.rs, log2; vectors prim_i96f32_log2.
template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_log2(Fixed<T, F> x) {
  static_assert(is_signed_integer<T>);
  using Number = Fixed<T, F>;
  if (x <= Number::zero()) return {Number::zero(), false};
  if (x >= Number::one()) return {fixed_point::log2_from_one(x), true};
  auto const inverse = checked_divide(Number::one(), x);
  if (!inverse.in_range) return {Number::zero(), false};
  return {{-fixed_point::log2_from_one(inverse.value).bits}, true};
}

/// The natural logarithm: log2(x) / log2(e), with log2(e) cut to 23 binary places.
/// Errors  as checked_log2. Source  substrate-fixed 0.6.0, transcendental.rs, ln; vectors prim_i32f32_ln.
template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_ln(Fixed<T, F> x) {
  static_assert(F >= 23);
  constexpr Fixed<T, F> log2_e{T{12'102'203} << (F - 23)};
  auto const power_of_two = checked_log2(x);
  if (!power_of_two.in_range) return power_of_two;
  return checked_divide(power_of_two.value, log2_e);
}

}  // namespace flywheel
