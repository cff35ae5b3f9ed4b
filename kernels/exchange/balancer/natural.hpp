#pragma once

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// A natural number of at most `capacity` digits of base 2^64, lowest first; `used` of them, no zero on top. A fixed
/// array, so that a GPU thread can hold it.
/// Domain  every result must fit: the callers' bounds say why.
template <int capacity>
struct Natural {
  std::uint64_t digit[capacity];
  int used;

  FLYWHEEL_HD static constexpr Natural from(UInt128 value) {
    Natural result{};
    result.digit[0] = static_cast<std::uint64_t>(value);
    result.digit[1] = static_cast<std::uint64_t>(value >> 64);
    result.used = 2;
    result.trim();
    return result;
  }

  /// 2^exponent.
  FLYWHEEL_HD static constexpr Natural power_of_two(int exponent) {
    Natural result{};
    result.digit[exponent / 64] = std::uint64_t{1} << (exponent % 64);
    result.used = exponent / 64 + 1;
    return result;
  }

  FLYWHEEL_HD constexpr void trim() {
    while (used > 0 && digit[used - 1] == 0) --used;
  }

  FLYWHEEL_HD constexpr bool is_zero() const { return used == 0; }

  /// The value, or 2^128 - 1 where it is larger.
  FLYWHEEL_HD constexpr UInt128 clamped() const {
    if (used > 2) return highest<UInt128>();
    return (used > 1 ? static_cast<UInt128>(digit[1]) << 64 : UInt128{0}) | (used > 0 ? digit[0] : 0);
  }

  FLYWHEEL_HD friend constexpr bool operator<(Natural const& left, Natural const& right) {
    if (left.used != right.used) return left.used < right.used;
    for (int i = left.used - 1; i >= 0; --i) {
      if (left.digit[i] != right.digit[i]) return left.digit[i] < right.digit[i];
    }
    return false;
  }
  FLYWHEEL_HD friend constexpr bool operator==(Natural const& left, Natural const& right) {
    return !(left < right) && !(right < left);
  }

  FLYWHEEL_HD [[gnu::noinline]] friend constexpr Natural operator+(Natural const& left, Natural const& right) {
    Natural sum;
    sum.used = left.used > right.used ? left.used : right.used;
    UInt128 carry = 0;
    for (int i = 0; i < sum.used; ++i) {
      carry += static_cast<UInt128>(i < left.used ? left.digit[i] : 0) + (i < right.used ? right.digit[i] : 0);
      sum.digit[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    if (carry != 0) sum.digit[sum.used++] = static_cast<std::uint64_t>(carry);
    return sum;
  }

  /// Domain  left >= right.
  FLYWHEEL_HD [[gnu::noinline]] friend constexpr Natural operator-(Natural const& left, Natural const& right) {
    Natural rest;
    rest.used = left.used;
    std::uint64_t borrow = 0;
    for (int i = 0; i < left.used; ++i) {
      UInt128 const taken = static_cast<UInt128>(i < right.used ? right.digit[i] : 0) + borrow;
      rest.digit[i] = static_cast<std::uint64_t>(left.digit[i] - taken);
      borrow = left.digit[i] < taken ? 1 : 0;
    }
    rest.trim();
    return rest;
  }

  FLYWHEEL_HD [[gnu::noinline]] friend constexpr Natural operator*(Natural const& left, Natural const& right) {
    Natural product;
    product.used = left.used + right.used < capacity ? left.used + right.used : capacity;
    for (int i = 0; i < product.used; ++i) product.digit[i] = 0;
    for (int i = 0; i < left.used; ++i) {
      UInt128 carry = 0;
      for (int j = 0; j < right.used; ++j) {
        carry += static_cast<UInt128>(left.digit[i]) * right.digit[j] + product.digit[i + j];
        product.digit[i + j] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
      }
      if (carry != 0) product.digit[i + right.used] = static_cast<std::uint64_t>(carry);
    }
    product.trim();
    return product;
  }

  FLYWHEEL_HD [[gnu::noinline]] friend constexpr Natural operator<<(Natural const& value, int distance) {
    Natural result;
    int const whole = distance / 64;
    int const part = distance % 64;
    result.used = value.used + whole + 1 < capacity ? value.used + whole + 1 : capacity;
    for (int i = 0; i < result.used; ++i) result.digit[i] = 0;
    for (int i = 0; i < value.used; ++i) {
      result.digit[i + whole] |= value.digit[i] << part;
      if (part != 0 && i + whole + 1 < capacity) result.digit[i + whole + 1] = value.digit[i] >> (64 - part);
    }
    result.trim();
    return result;
  }

  /// floor(value / 2^distance).
  FLYWHEEL_HD [[gnu::noinline]] friend constexpr Natural operator>>(Natural const& value, int distance) {
    Natural result;
    int const whole = distance / 64;
    int const part = distance % 64;
    for (int i = whole; i < value.used; ++i) {
      std::uint64_t const above = i + 1 < value.used && part != 0 ? value.digit[i + 1] << (64 - part) : 0;
      result.digit[i - whole] = value.digit[i] >> part | above;
    }
    result.used = value.used > whole ? value.used - whole : 0;
    result.trim();
    return result;
  }

  /// True where a bit below 2^distance is set.
  FLYWHEEL_HD constexpr bool has_bits_below(int distance) const {
    int const whole = distance / 64;
    for (int i = 0; i < whole && i < used; ++i) {
      if (digit[i] != 0) return true;
    }
    return whole < used && (digit[whole] & ((std::uint64_t{1} << (distance % 64)) - 1)) != 0;
  }

  /// This becomes its floor quotient; returns the remainder. Domain  divisor > 0.
  FLYWHEEL_HD [[gnu::noinline]] constexpr std::uint64_t divide_by(std::uint64_t divisor) {
    UInt128 rest = 0;
    for (int i = used - 1; i >= 0; --i) {
      rest = rest << 64 | digit[i];
      digit[i] = static_cast<std::uint64_t>(rest / divisor);
      rest -= static_cast<UInt128>(digit[i]) * divisor;
    }
    trim();
    return static_cast<std::uint64_t>(rest);
  }
};

}  // namespace flywheel::exchange
