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

FLYWHEEL_HD constexpr unsigned leading_zeros(UInt128 value) {
  unsigned zeros = 0;
  for (unsigned step = 64; step > 0; step /= 2) {
    if ((value >> (128 - step)) == 0) {
      zeros += step;
      value <<= step;
    }
  }
  return value == 0 ? 128 : zeros;
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

/// Exact long division of 256 by 128 bits.
/// Domain  dividend.high < divisor, so that the quotient has 128 bits.
FLYWHEEL_HD constexpr QuotientRemainder divide(UInt256 const& dividend, UInt128 divisor) {
  if (dividend.high == 0) return divide(dividend.low, divisor);
  if ((divisor >> 64) == 0) {
    auto const upper = divide((dividend.high << 64) | (dividend.low >> 64), divisor);
    auto const lower = divide((upper.remainder << 64) | static_cast<std::uint64_t>(dividend.low), divisor);
    return {(upper.quotient << 64) | lower.quotient, lower.remainder};
  }
  unsigned const shift = leading_zeros(divisor);
  UInt256 const scaled = dividend << shift;
  UInt128 rest = scaled.high;
  UInt128 const upper = divide_digit(rest, static_cast<std::uint64_t>(scaled.low >> 64), divisor << shift);
  UInt128 const lower = divide_digit(rest, static_cast<std::uint64_t>(scaled.low), divisor << shift);
  return {(upper << 64) | lower, rest >> shift};
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
