#pragma once

#include "kernels/base/constant_table.hpp"
#include "kernels/base/fixed_point.hpp"

namespace flywheel::exchange {

/// 10^k.
struct PowersOfTen {
  UInt128 entry[23];

  FLYWHEEL_HD constexpr PowersOfTen() : entry{1} {
    for (int k = 1; k < 23; ++k) entry[k] = 10 * entry[k - 1];
  }
};

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

  FLYWHEEL_HD friend constexpr bool operator==(SafeFloat const& left, SafeFloat const& right) {
    return left.mantissa == right.mantissa && left.exponent == right.exponent;
  }

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

  /// left right / divisor; 0 where the divisor is 0. Factors that cancel are common: a share that is the whole pool.
  FLYWHEEL_HD static constexpr SafeFloat multiply_divide(SafeFloat const& left, SafeFloat const& right,
                                                         SafeFloat const& divisor) {
    if (divisor.is_zero()) return {0, 0};
    UInt128 const mantissa = right.mantissa == divisor.mantissa
                                 ? left.mantissa
                                 : mul_div(left.mantissa, right.mantissa, divisor.mantissa).quotient;
    return normalized(mantissa, left.exponent + right.exponent - divisor.exponent);
  }

 private:
  FLYWHEEL_HD static constexpr UInt128 capped_power_of_ten(std::int64_t exponent) {
    return table_entry<PowersOfTen>(static_cast<int>(exponent <= digits ? exponent : digits + 1));
  }

  FLYWHEEL_HD constexpr UInt128 aligned(std::int64_t to) const {
    return to == exponent ? mantissa : mantissa / capped_power_of_ten(to - exponent);
  }

  FLYWHEEL_HD static constexpr SafeFloat normalized(UInt128 mantissa, std::int64_t exponent) {
    if (mantissa == 0) return {0, 0};
    for (; mantissa > largest; ++exponent) mantissa /= 10;
    std::int64_t const missing = digits - 1 - most_digits(mantissa);
    if (missing > 0) {
      mantissa *= capped_power_of_ten(missing);
      exponent -= missing;
    }
    for (; mantissa <= largest / 10; --exponent) mantissa *= 10;
    return {mantissa, exponent};
  }

  /// As many decimal digits as a number of so many binary ones may have: 0.30103 > log10(2).
  FLYWHEEL_HD static constexpr std::int64_t most_digits(UInt128 value) {
    return bit_width(value) * 30'103 / 100'000 + 1;
  }
};

}  // namespace flywheel::exchange
