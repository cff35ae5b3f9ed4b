#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::exchange {

/// A decimal number of 21 digits: mantissa x 10^exponent, 10^20 < mantissa <= 10^21, or 0. Every quotient is cut; what
/// a digit too many brings is cut too. Domain  exponents far below 2^63. Source  subtensor, primitives/share-pool,
/// SafeFloat.
struct SafeFloat {
  static constexpr UInt128 largest = UInt128{1'000'000'000'000} * 1'000'000'000;
  static constexpr int digits = 21;

  UInt128 mantissa;
  std::int64_t exponent;

  FLYWHEEL_HD static constexpr SafeFloat from(std::uint64_t whole) { return normalized(whole, 0); }

  FLYWHEEL_HD constexpr bool is_zero() const { return mantissa == 0; }

  /// floor, at most 2^64 - 1. The chain never scales by more than 10^22.
  FLYWHEEL_HD constexpr std::uint64_t to_whole() const {
    if (exponent <= 0) return clamp_to<std::uint64_t>(mantissa / capped_power_of_ten(-exponent));
    UInt256 const value = full_product(mantissa, capped_power_of_ten(exponent));
    return value.high != 0 ? highest<std::uint64_t>() : clamp_to<std::uint64_t>(value.low);
  }

  FLYWHEEL_HD friend constexpr SafeFloat operator+(SafeFloat const& left, SafeFloat const& right) {
    if (left.is_zero()) return right;
    if (right.is_zero()) return left;
    auto const exponent = left.exponent > right.exponent ? left.exponent : right.exponent;
    return normalized(left.aligned(exponent) + right.aligned(exponent), exponent);
  }

  /// left - right, at least 0. In range unless a number is taken from zero.
  FLYWHEEL_HD static constexpr Checked<SafeFloat> difference(SafeFloat const& left, SafeFloat const& right) {
    if (right.is_zero()) return {left, true};
    if (left.is_zero()) return {{0, 0}, false};
    auto const exponent = left.exponent > right.exponent ? left.exponent : right.exponent;
    return {normalized(saturating_subtract(left.aligned(exponent), right.aligned(exponent)), exponent), true};
  }

  /// left right / divisor; 0 where the divisor is 0.
  FLYWHEEL_HD static constexpr SafeFloat multiply_divide(SafeFloat const& left, SafeFloat const& right,
                                                         SafeFloat const& divisor) {
    if (divisor.is_zero()) return {0, 0};
    return normalized(mul_div(left.mantissa, right.mantissa, divisor.mantissa).quotient,
                      left.exponent + right.exponent - divisor.exponent);
  }

 private:
  FLYWHEEL_HD static constexpr UInt128 capped_power_of_ten(std::int64_t exponent) {
    UInt128 power = 1;
    for (std::int64_t i = 0; i < exponent && i <= digits; ++i) power *= 10;
    return power;
  }

  FLYWHEEL_HD constexpr UInt128 aligned(std::int64_t to) const { return mantissa / capped_power_of_ten(to - exponent); }

  FLYWHEEL_HD static constexpr SafeFloat normalized(UInt128 mantissa, std::int64_t exponent) {
    if (mantissa == 0) return {0, 0};
    for (; mantissa > largest; ++exponent) mantissa /= 10;
    for (; mantissa <= largest / 10; --exponent) mantissa *= 10;
    return {mantissa, exponent};
  }
};

}  // namespace flywheel::exchange
