#pragma once

#include "kernels/base/checked.hpp"

namespace flywheel {

namespace fixed_point {

/// value x 2^distance, or the nearest bound of To. Domain  0 <= distance < widths of both types.
template <Integer To, Integer From>
FLYWHEEL_HD constexpr To shift_left_clamped(From value, int distance) {
  if (is_negative(value)) {
    if constexpr (!is_signed_integer<To>) return 0;
    if (static_cast<Int128>(value) < static_cast<Int128>(lowest<To>() >> distance)) return lowest<To>();
  } else if (static_cast<UInt128>(value) > static_cast<UInt128>(highest<To>() >> distance)) {
    return highest<To>();
  }
  return static_cast<To>(static_cast<Unsigned<To>>(value) << distance);
}

/// The whole number nearest to real; halves go to the even one. Beyond 2^128: 2^128 - 1. Domain  real >= 0.
FLYWHEEL_HD constexpr UInt128 nearest_even(double real) {
  auto const whole = to_integer<UInt128>(real);
  if (!whole.in_range || real >= 0x1p53) return whole.value;
  double const rest = real - static_cast<double>(static_cast<std::uint64_t>(whole.value));
  bool const up = rest > 0.5 || (rest == 0.5 && (whole.value & 1) != 0);
  return whole.value + (up ? 1 : 0);
}

}  // namespace fixed_point

/// A number with a fixed count of binary places: bits / 2^fraction_bits, in two's complement.
///     Fixed<int64_t, 32> holds [-2^31, 2^31) in steps of 2^-32.
/// Errors  none: what does not fit is clamped to the nearest bound (checked_* in arithmetic.hpp say so).
/// Source  encointer/substrate-fixed 0.6.0, the arithmetic of Bittensor's chain; reference values in
///         tests/vectors/bittensor/prim_*.json.
template <Integer Bits, int fraction_width>
struct Fixed {
  static_assert(sizeof(Bits) >= 8 && fraction_width > 0 && fraction_width < width_of<Bits> - 1);
  using Storage = Bits;
  static constexpr int fraction_bits = fraction_width;

  Bits bits;

  FLYWHEEL_HD static constexpr Fixed from_bits(Bits bits) { return {bits}; }
  FLYWHEEL_HD static constexpr Fixed zero() { return {Bits{0}}; }
  FLYWHEEL_HD static constexpr Fixed one() { return {Bits{1} << fraction_bits}; }
  FLYWHEEL_HD static constexpr Fixed maximum() { return {highest<Bits>()}; }
  FLYWHEEL_HD static constexpr Fixed minimum() { return {lowest<Bits>()}; }

  /// Exact, or clamped.
  template <Integer Whole>
  FLYWHEEL_HD static constexpr Fixed from_integer(Whole whole) {
    return {fixed_point::shift_left_clamped<Bits>(whole, fraction_bits)};
  }

  /// Another format's number: dropped bits round toward minus infinity; clamped.
  template <Integer OtherBits, int other_fraction>
  FLYWHEEL_HD static constexpr Fixed from_fixed(Fixed<OtherBits, other_fraction> other) {
    if constexpr (other_fraction >= fraction_bits) {
      return {clamp_to<Bits>(static_cast<OtherBits>(other.bits >> (other_fraction - fraction_bits)))};
    } else {
      return {fixed_point::shift_left_clamped<Bits>(other.bits, fraction_bits - other_fraction)};
    }
  }

  /// The nearest number, ties to even bits; clamped. NaN is 0.
  FLYWHEEL_HD static constexpr Fixed from_real(double real) {
    constexpr double steps = whole_power_of_two(fraction_bits);
    bool const negative = real < 0;
    UInt128 const size = negative || real >= 0 ? fixed_point::nearest_even((negative ? -real : real) * steps) : 0;
    if (!negative) return {clamp_to<Bits>(size)};
    if (size > magnitude(lowest<Bits>())) return minimum();
    return {static_cast<Bits>(UInt128{0} - size)};
  }

  /// Rounded toward minus infinity, clamped into Whole.
  template <Integer Whole>
  FLYWHEEL_HD constexpr Whole to_integer() const {
    return clamp_to<Whole>(static_cast<Bits>(bits >> fraction_bits));
  }

  FLYWHEEL_HD friend constexpr bool operator==(Fixed left, Fixed right) { return left.bits == right.bits; }
  FLYWHEEL_HD friend constexpr bool operator<(Fixed left, Fixed right) { return left.bits < right.bits; }
  FLYWHEEL_HD friend constexpr bool operator>(Fixed left, Fixed right) { return left.bits > right.bits; }
  FLYWHEEL_HD friend constexpr bool operator<=(Fixed left, Fixed right) { return left.bits <= right.bits; }
  FLYWHEEL_HD friend constexpr bool operator>=(Fixed left, Fixed right) { return left.bits >= right.bits; }
};

using I32F32 = Fixed<std::int64_t, 32>;
using I64F64 = Fixed<Int128, 64>;
using I96F32 = Fixed<Int128, 32>;
using U64F64 = Fixed<UInt128, 64>;
using U96F32 = Fixed<UInt128, 32>;

}  // namespace flywheel
