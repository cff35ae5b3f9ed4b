#pragma once

#include "kernels/base/fixed_point/fixed.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel {

namespace fixed_point {

/// -size or size. Outside T's range: the nearest bound.
template <Integer T>
FLYWHEEL_HD constexpr Checked<T> with_sign(Unsigned<T> size, bool negative) {
  if (!negative) {
    if (size > static_cast<Unsigned<T>>(highest<T>())) return {highest<T>(), false};
    return {static_cast<T>(size), true};
  }
  if (size > magnitude(lowest<T>())) return {lowest<T>(), false};
  return {static_cast<T>(Unsigned<T>{0} - size), true};
}

/// The bound that a result of this sign has passed.
template <Integer T>
FLYWHEEL_HD constexpr Checked<T> past_bound(bool negative) {
  return {negative ? lowest<T>() : highest<T>(), false};
}

/// floor(left right / 2^fraction), 64 bits: the double-width product is one machine instruction.
template <int fraction, Integer T>
requires(sizeof(T) == 8) FLYWHEEL_HD constexpr Checked<T> multiply(T left, T right) {
  using Wide = std::conditional_t<is_signed_integer<T>, Int128, UInt128>;
  Wide const product = (static_cast<Wide>(left) * right) >> fraction;
  auto const narrow = static_cast<T>(product);
  if (static_cast<Wide>(narrow) == product) return {narrow, true};
  return past_bound<T>(is_negative(product));
}

/// floor(left right / 2^fraction) of any two of 128 bits: on magnitudes, a negative product rounds away from zero.
/// Seldom needed, and so not inlined: nvcc 13.0 falls over the ops that have many.
template <int fraction, Integer T>
FLYWHEEL_HD [[gnu::noinline]] constexpr Checked<T> multiply_wide(T left, T right) {
  bool const negative = is_negative(left) != is_negative(right);
  UInt256 const product = full_product(magnitude(left), magnitude(right));
  UInt256 size = product >> fraction;
  bool const inexact = (product.low << (128 - fraction)) != 0;
  if (negative && inexact) size = size + UInt256{0, 1};
  if (size.high != 0) return past_bound<T>(negative);
  return with_sign<T>(size.low, negative);
}

/// The same, 128 bits: most numbers that meet have 64 digits or fewer, and their product is one instruction.
template <int fraction, Integer T>
requires(sizeof(T) == 16) FLYWHEEL_HD constexpr Checked<T> multiply(T left, T right) {
  auto const both = static_cast<UInt128>(left | right);  // a negative number has its top bit set
  if (both >> 64 != 0) return multiply_wide<fraction, T>(left, right);
  UInt128 const product = static_cast<UInt128>(static_cast<std::uint64_t>(left)) * static_cast<std::uint64_t>(right);
  return {static_cast<T>(product >> fraction), true};
}

/// trunc(left 2^fraction / right), 64 bits. Domain  right != 0.
template <int fraction, Integer T>
requires(sizeof(T) == 8) FLYWHEEL_HD constexpr Checked<T> divide(T left, T right) {
  bool const negative = is_negative(left) != is_negative(right);
  UInt128 const dividend = static_cast<UInt128>(magnitude(left)) << fraction;
  std::uint64_t const divisor = magnitude(right);
  auto const high = static_cast<std::uint64_t>(dividend >> 64);
  if (high == 0) return with_sign<T>(static_cast<std::uint64_t>(dividend) / divisor, negative);
  if (high >= divisor) return past_bound<T>(negative);
  return with_sign<T>(static_cast<std::uint64_t>(dividend / divisor), negative);
}

/// trunc(left 2^fraction / right), 128 bits. Domain  right != 0.
template <int fraction, Integer T>
requires(sizeof(T) == 16) FLYWHEEL_HD constexpr Checked<T> divide(T left, T right) {
  bool const negative = is_negative(left) != is_negative(right);
  UInt128 const size = magnitude(left);
  UInt128 const divisor = magnitude(right);
  if (size >> (128 - fraction) == 0) return with_sign<T>((size << fraction) / divisor, negative);
  UInt256 const dividend = UInt256{0, size} << fraction;
  if (dividend.high >= divisor) return past_bound<T>(negative);
  return with_sign<T>(flywheel::divide(dividend, divisor).quotient, negative);
}

}  // namespace fixed_point

/// Sum, difference, product and quotient of two numbers of one format.
///     multiply: floor(a b), from the exact double-width product
///     divide:   trunc(a / b), toward zero
/// Errors  checked_*: not in range on overflow, the value is the nearest bound then; a divisor of 0 gives 0, not in
///         range. saturating_*: that value. divide_or: `otherwise` in both cases; safe_divide: 0.
/// Source  substrate-fixed 0.6.0; safe_div and safe_div_or of Bittensor's safe-math.
template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_add(Fixed<T, F> left, Fixed<T, F> right) {
  auto const sum = checked_add(left.bits, right.bits);
  return {{sum.value}, sum.in_range};
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_subtract(Fixed<T, F> left, Fixed<T, F> right) {
  auto const rest = checked_subtract(left.bits, right.bits);
  return {{rest.value}, rest.in_range};
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_multiply(Fixed<T, F> left, Fixed<T, F> right) {
  auto const product = fixed_point::multiply<F>(left.bits, right.bits);
  return {{product.value}, product.in_range};
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Checked<Fixed<T, F>> checked_divide(Fixed<T, F> left, Fixed<T, F> right) {
  if (right.bits == 0) return {Fixed<T, F>::zero(), false};
  auto const quotient = fixed_point::divide<F>(left.bits, right.bits);
  return {{quotient.value}, quotient.in_range};
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> saturating_add(Fixed<T, F> left, Fixed<T, F> right) {
  return checked_add(left, right).value;
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> saturating_subtract(Fixed<T, F> left, Fixed<T, F> right) {
  return checked_subtract(left, right).value;
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> saturating_multiply(Fixed<T, F> left, Fixed<T, F> right) {
  return checked_multiply(left, right).value;
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> saturating_divide(Fixed<T, F> left, Fixed<T, F> right) {
  return checked_divide(left, right).value;
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> divide_or(Fixed<T, F> left, Fixed<T, F> right, Fixed<T, F> otherwise) {
  auto const quotient = checked_divide(left, right);
  return quotient.in_range ? quotient.value : otherwise;
}

template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> safe_divide(Fixed<T, F> left, Fixed<T, F> right) {
  return divide_or(left, right, Fixed<T, F>::zero());
}

/// The nearest whole number, halves away from zero; clamped to the format's bounds.
template <Integer T, int F>
FLYWHEEL_HD constexpr Fixed<T, F> round_half_away(Fixed<T, F> value) {
  constexpr Unsigned<T> half = Unsigned<T>{1} << (F - 1);
  Unsigned<T> const size = magnitude(value.bits) + half;
  if (size < half) return Fixed<T, F>::maximum();
  return {fixed_point::with_sign<T>(size >> F << F, is_negative(value.bits)).value};
}

}  // namespace flywheel
