#pragma once

#include "kernels/base/fixed_point/exponential_series.hpp"

namespace flywheel {

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
  Number power = Number::zero();
  if (std::same_as<Number, I32F32> && size <= Number::from_integer(20)) {
    power = Number::from_fixed(fixed_point::exponential_to_20(I32F32::from_fixed(size)));
  } else {
    auto const series = fixed_point::exponential(size);
    if (!series.in_range) return {Number::zero(), false};
    power = series.value;
  }
  return x < Number::zero() ? checked_divide(Number::one(), power) : Checked<Number>{power, true};
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
