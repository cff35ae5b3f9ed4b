#pragma once

#include <array>

#include "kernels/base/wide_integer.hpp"

/// 256-bit arithmetic done another way: school multiplication in 16-bit digits, division one bit at a time.
namespace flywheel::test {

struct SlowInteger {
  std::array<std::uint32_t, 17> digits{};  // 16 bits each, least first

  static SlowInteger from(UInt256 const& value) {
    SlowInteger slow;
    for (unsigned i = 0; i < 16; ++i) {
      UInt128 const half = i < 8 ? value.low : value.high;
      slow.digits[i] = static_cast<std::uint16_t>(half >> (16 * (i % 8)));
    }
    return slow;
  }
  UInt256 value() const {
    UInt256 wide{0, 0};
    for (unsigned i = 16; i-- > 0;) {
      UInt128& half = i < 8 ? wide.low : wide.high;
      half = half * 65536 + digits[i];
    }
    return wide;
  }
  bool bit(unsigned place) const { return ((digits[place / 16] >> (place % 16)) & 1) != 0; }

  void double_and_add(bool one) {
    std::uint32_t carry = one ? 1 : 0;
    for (auto& digit : digits) {
      std::uint32_t const sum = 2 * digit + carry;
      digit = sum % 65536;
      carry = sum / 65536;
    }
  }
  bool at_least(SlowInteger const& other) const {
    for (unsigned i = 17; i-- > 0;) {
      if (digits[i] != other.digits[i]) return digits[i] > other.digits[i];
    }
    return true;
  }
  void subtract(SlowInteger const& other) {
    std::uint32_t borrow = 0;
    for (unsigned i = 0; i < 17; ++i) {
      std::uint32_t const rest = 65536 + digits[i] - other.digits[i] - borrow;
      digits[i] = rest % 65536;
      borrow = rest < 65536 ? 1 : 0;
    }
  }
};

inline UInt256 slow_product(UInt128 left, UInt128 right) {
  auto const a = SlowInteger::from({0, left});
  auto const b = SlowInteger::from({0, right});
  SlowInteger product;
  for (unsigned i = 0; i < 8; ++i) {
    std::uint32_t carry = 0;
    for (unsigned j = 0; j < 8; ++j) {
      std::uint32_t const sum = a.digits[i] * b.digits[j] + product.digits[i + j] + carry;
      product.digits[i + j] = sum % 65536;
      carry = sum / 65536;
    }
    product.digits[i + 8] = carry;
  }
  return product.value();
}

struct SlowQuotient {
  UInt256 quotient;
  UInt128 remainder;
};

inline SlowQuotient slow_divide(UInt256 const& dividend, UInt128 divisor) {
  auto const bits = SlowInteger::from(dividend);
  auto const by = SlowInteger::from({0, divisor});
  SlowInteger quotient;
  SlowInteger rest;
  for (unsigned place = 256; place-- > 0;) {
    rest.double_and_add(bits.bit(place));
    bool const one = rest.at_least(by);
    if (one) rest.subtract(by);
    quotient.double_and_add(one);
  }
  return {quotient.value(), rest.value().low};
}

}  // namespace flywheel::test
