#pragma once

#include <utility>

#include "kernels/base/fixed_point/arithmetic.hpp"

namespace flywheel {

namespace fixed_point {

template <class Number>
struct ExponentialSeries {
  Number size;  // |x|
  Number term;  // |x|^i / i!
  Number sum;
  bool in_range;

  /// Adds the term of one order; false when nothing more can follow: the terms have vanished, or one overflowed.
  template <int order>
  FLYWHEEL_HD constexpr bool add_term() {
    auto const product = checked_multiply(term, size);
    term = {product.value.bits / order};
    auto const next = checked_add(sum, term);
    sum = next.value;
    in_range = product.in_range && next.in_range;
    return in_range && term.bits != 0;
  }
};

/// Orders 2 .. fraction_bits - 1. Unrolled, so that each order divides by a constant.
template <class Number, int... index>
FLYWHEEL_HD constexpr void add_terms(ExponentialSeries<Number>& series, std::integer_sequence<int, index...>) {
  static_cast<void>((series.template add_term<index + 2>() && ...));
}

}  // namespace fixed_point

/// e^x, by Taylor's series of |x| cut at order fraction_bits - 1; 1 / e^|x| where x is negative.
///     term_i = trunc(floor(term_(i-1) |x|) / i),   e^x = 1 + |x| + sum of term_i
/// Domain  every x of a signed format; x = 1 gives e cut to 23 binary places, as the library's constant has.
/// Errors  not in range where |x| or a partial sum overflows; the value is 0 then.
/// Source  substrate-fixed 0.6.0, transcendental.rs, exp; vectors prim_i32f32_exp.
template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_exp(Fixed<T, F> x) {
  static_assert(is_signed_integer<T> && F >= 23);
  using Number = Fixed<T, F>;
  constexpr T e_bits = T{22'802'600} << (F - 23);
  if (x == Number::zero()) return {Number::one(), true};
  if (x == Number::one()) return {{e_bits}, true};
  if (x == Number::minimum()) return {Number::zero(), false};
  Number const size{static_cast<T>(magnitude(x.bits))};
  auto const linear = checked_add(size, Number::one());
  if (!linear.in_range) return {Number::zero(), false};
  fixed_point::ExponentialSeries<Number> series{size, size, linear.value, true};
  fixed_point::add_terms(series, std::make_integer_sequence<int, F - 2>{});
  if (!series.in_range) return {Number::zero(), false};
  return x < Number::zero() ? checked_divide(Number::one(), series.sum) : Checked<Number>{series.sum, true};
}

/// e^x with x clamped to [-20, 20]. Errors  none.
/// Source  Bittensor, epoch/math.rs, exp_safe: on overflow 0 for x <= 0, else the highest number.
template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> exp_safe(Fixed<T, F> x) {
  using Number = Fixed<T, F>;
  constexpr auto most = Number::from_integer(20);
  constexpr auto least = Number::from_integer(-20);
  Number const clamped = x < least ? least : x > most ? most : x;
  auto const power = checked_exp(clamped);
  if (power.in_range) return power.value;
  return clamped <= Number::zero() ? Number::zero() : Number::maximum();
}

}  // namespace flywheel
