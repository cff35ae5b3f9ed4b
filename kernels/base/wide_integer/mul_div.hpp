#pragma once

#include "kernels/base/wide_integer/uint256.hpp"

namespace flywheel {

struct QuotientRemainder {
  UInt128 quotient;
  UInt128 remainder;
};

/// Domain  divisor > 0. One division: the compilers turn quotient and remainder of 128 bits into two.
FLYWHEEL_HD constexpr QuotientRemainder divide(UInt128 dividend, UInt128 divisor) {
  UInt128 const quotient = dividend / divisor;
  return {quotient, dividend - quotient * divisor};
}

/// Binary digits of a value, 0 of 0.
FLYWHEEL_HD constexpr unsigned bit_width(std::uint64_t value) {
#if defined(__CUDA_ARCH__)
  unsigned digits = 0;
  if (!__builtin_is_constant_evaluated()) return 64 - static_cast<unsigned>(__clzll(static_cast<long long>(value)));
  for (; value != 0; value >>= 1) ++digits;
  return digits;
#else
  return value == 0 ? 0 : 64 - static_cast<unsigned>(__builtin_clzll(value));
#endif
}

FLYWHEEL_HD constexpr unsigned bit_width(UInt128 value) {
  auto const high = static_cast<std::uint64_t>(value >> 64);
  return high != 0 ? 64 + bit_width(high) : bit_width(static_cast<std::uint64_t>(value));
}

FLYWHEEL_HD constexpr unsigned leading_zeros(UInt128 value) {
  return 128 - bit_width(value);
}

/// One digit, base 2^64, of a long division whose divisor has its top bit set (Knuth, TAOCP 2, 4.3.1, algorithm D).
/// Domain  rest < divisor. Returns floor((rest x 2^64 + digit) / divisor) and leaves the new rest.
FLYWHEEL_HD constexpr std::uint64_t divide_digit(UInt128& rest, std::uint64_t digit, UInt128 divisor) {
  auto const top = static_cast<std::uint64_t>(divisor >> 64);
  auto const bottom = static_cast<std::uint64_t>(divisor);
  UInt128 guess = rest / top;  // at most 2^64 + 1, so that guess * bottom below has 128 bits
  UInt128 left_over = rest - guess * top;
  while ((left_over >> 64) == 0 && guess * bottom > ((left_over << 64) | digit)) {
    --guess;
    left_over += top;
  }
  rest = ((rest << 64) | digit) - guess * divisor;  // below divisor, so arithmetic modulo 2^128 is exact
  return static_cast<std::uint64_t>(guess);
}

/// A long division by one digit. Domain  dividend.high < divisor.
FLYWHEEL_HD constexpr QuotientRemainder divide_by_digit(UInt256 const& dividend, std::uint64_t divisor) {
  auto const upper = divide((dividend.high << 64) | (dividend.low >> 64), divisor);
  auto const lower = divide((upper.remainder << 64) | static_cast<std::uint64_t>(dividend.low), divisor);
  return {(upper.quotient << 64) | lower.quotient, lower.remainder};
}

/// A long division by two digits. Domain  dividend.high < divisor, divisor > 0.
FLYWHEEL_HD constexpr QuotientRemainder divide_by_two_digits(UInt256 const& dividend, UInt128 divisor) {
  unsigned const shift = leading_zeros(divisor);
  UInt256 const scaled = dividend << shift;
  UInt128 const aligned = divisor << shift;
  UInt128 rest = scaled.high;
  UInt128 upper = 0;
  UInt128 const brought_down = (rest << 64) | (scaled.low >> 64);
  if ((rest >> 64) == 0 && brought_down < aligned) {
    rest = brought_down;  // the quotient has one digit
  } else {
    upper = divide_digit(rest, static_cast<std::uint64_t>(scaled.low >> 64), aligned);
  }
  UInt128 const lower = divide_digit(rest, static_cast<std::uint64_t>(scaled.low), aligned);
  return {(upper << 64) | lower, rest >> shift};
}

/// Exact long division of 256 by 128 bits.
/// Domain  dividend.high < divisor, so that the quotient has 128 bits.
FLYWHEEL_HD constexpr QuotientRemainder divide(UInt256 const& dividend, UInt128 divisor) {
  if (dividend.high == 0) return divide(dividend.low, divisor);
  if ((divisor >> 64) == 0) return divide_by_digit(dividend, static_cast<std::uint64_t>(divisor));
  return divide_by_two_digits(dividend, divisor);
}

/// floor(a b / c) and the remainder, through the exact product.
/// Domain  c > 0. A quotient of 2^128 or more is clamped to 2^128 - 1, with remainder 0.
FLYWHEEL_HD constexpr QuotientRemainder mul_div(UInt128 a, UInt128 b, UInt128 c) {
  if (((a | b) >> 64) == 0) return divide(a * b, c);
  UInt256 const product = full_product(a, b);
  if (product.high >= c) return {highest<UInt128>(), 0};
  return divide(product, c);
}

/// The unsigned type that holds each of the arguments: 64 bits wide, or 128 where one of them is.
template <Integer A, Integer B, Integer C>
using MulDivResult =
    std::conditional_t<(sizeof(A) == 16 || sizeof(B) == 16 || sizeof(C) == 16), UInt128, std::uint64_t>;

/// floor(a b / c), exact. Domain  a, b >= 0, c > 0. A quotient beyond the result's type is clamped to its highest
/// value.
template <Integer A, Integer B, Integer C>
FLYWHEEL_HD constexpr MulDivResult<A, B, C> mul_div_floor(A a, B b, C c) {
  if constexpr (std::same_as<MulDivResult<A, B, C>, UInt128>) {
    return mul_div(static_cast<UInt128>(a), static_cast<UInt128>(b), static_cast<UInt128>(c)).quotient;
  } else {
    UInt128 const product = static_cast<UInt128>(a) * static_cast<std::uint64_t>(b);
    auto const divisor = static_cast<std::uint64_t>(c);
    if ((product >> 64) == 0) return static_cast<std::uint64_t>(product) / divisor;
    return clamp_to<std::uint64_t>(product / divisor);
  }
}

}  // namespace flywheel
