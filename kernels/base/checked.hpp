#pragma once

#include "kernels/base/wide_integer/integer_limits.hpp"

namespace flywheel {

/// A result and whether its type holds it. Plain, so that it crosses to a GPU.
template <class T>
struct Checked {
  T value;
  bool in_range;
};

/// left + right. Outside T's range: not in range, and the value is the nearest bound.
template <Integer T>
FLYWHEEL_HD constexpr Checked<T> checked_add(T left, T right) {
  auto const sum = static_cast<T>(static_cast<Unsigned<T>>(left) + static_cast<Unsigned<T>>(right));
  bool const over = is_signed_integer<T> ? is_negative(static_cast<T>((left ^ sum) & (right ^ sum))) : sum < left;
  if (over) return {is_negative(left) ? lowest<T>() : highest<T>(), false};
  return {sum, true};
}

/// left - right. Outside T's range: not in range, and the value is the nearest bound.
template <Integer T>
FLYWHEEL_HD constexpr Checked<T> checked_subtract(T left, T right) {
  auto const rest = static_cast<T>(static_cast<Unsigned<T>>(left) - static_cast<Unsigned<T>>(right));
  bool const over = is_signed_integer<T> ? is_negative(static_cast<T>((left ^ right) & (left ^ rest))) : left < right;
  if (over) return {is_negative(left) || !is_signed_integer<T> ? lowest<T>() : highest<T>(), false};
  return {rest, true};
}

template <Integer T>
FLYWHEEL_HD constexpr T saturating_add(T left, T right) {
  return checked_add(left, right).value;
}

template <Integer T>
FLYWHEEL_HD constexpr T saturating_subtract(T left, T right) {
  return checked_subtract(left, right).value;
}

/// 2^exponent, exactly. Domain  0 <= exponent <= 1023.
FLYWHEEL_HD constexpr double whole_power_of_two(int exponent) {
  double power = 1.0;
  for (int i = 0; i < exponent; ++i) power *= 2.0;
  return power;
}

/// The one conversion from a real to an integer: truncates toward zero.
/// Errors  outside T's range: not in range, and the value is the nearest bound; NaN: not in range, 0. (The language
/// leaves
///         both undefined, and host and device then differ.)
template <Integer T>
FLYWHEEL_HD constexpr Checked<T> to_integer(double real) {
  constexpr double above = whole_power_of_two(width_of<T> - (is_signed_integer<T> ? 1 : 0));
  constexpr double bottom = is_signed_integer<T> ? -above : 0.0;
  if (real >= above) return {highest<T>(), false};
  if (real >= bottom || real > bottom - 1.0) return {static_cast<T>(real), true};
  if (real < bottom) return {lowest<T>(), false};
  return {T{0}, false};
}

}  // namespace flywheel
