#pragma once

#include "kernels/base/wide_integer/integer_limits.hpp"

namespace flywheel {

/// high x 2^128 + low: the product of two 128-bit integers. Sums and differences wrap at 2^256.
struct UInt256 {
  UInt128 high;
  UInt128 low;

  FLYWHEEL_HD friend constexpr bool operator==(UInt256 const& left, UInt256 const& right) {
    return left.high == right.high && left.low == right.low;
  }
  FLYWHEEL_HD friend constexpr bool operator<(UInt256 const& left, UInt256 const& right) {
    return left.high != right.high ? left.high < right.high : left.low < right.low;
  }
  FLYWHEEL_HD friend constexpr UInt256 operator+(UInt256 const& left, UInt256 const& right) {
    UInt128 const sum = left.low + right.low;
    UInt128 const carry = sum < left.low ? 1 : 0;
    return {left.high + right.high + carry, sum};
  }
  FLYWHEEL_HD friend constexpr UInt256 operator-(UInt256 const& left, UInt256 const& right) {
    UInt128 const borrow = left.low < right.low ? 1 : 0;
    return {left.high - right.high - borrow, left.low - right.low};
  }
  /// Shifts by any distance; 256 or more leaves 0.
  FLYWHEEL_HD friend constexpr UInt256 operator<<(UInt256 const& value, unsigned distance) {
    if (distance == 0) return value;
    if (distance >= 256) return {0, 0};
    if (distance >= 128) return {value.low << (distance - 128), 0};
    return {(value.high << distance) | (value.low >> (128 - distance)), value.low << distance};
  }
  FLYWHEEL_HD friend constexpr UInt256 operator>>(UInt256 const& value, unsigned distance) {
    if (distance == 0) return value;
    if (distance >= 256) return {0, 0};
    if (distance >= 128) return {0, value.high >> (distance - 128)};
    return {value.high >> distance, (value.low >> distance) | (value.high << (128 - distance))};
  }
};

/// The exact product of two 128-bit integers.
FLYWHEEL_HD constexpr UInt256 full_product(UInt128 left, UInt128 right) {
  auto const left_low = static_cast<std::uint64_t>(left);
  auto const left_high = static_cast<std::uint64_t>(left >> 64);
  auto const right_low = static_cast<std::uint64_t>(right);
  auto const right_high = static_cast<std::uint64_t>(right >> 64);
  UInt128 const low = static_cast<UInt128>(left_low) * right_low;
  UInt128 const cross = static_cast<UInt128>(left_high) * right_low + (low >> 64);
  UInt128 const other = static_cast<UInt128>(left_low) * right_high + static_cast<std::uint64_t>(cross);
  UInt128 const high = static_cast<UInt128>(left_high) * right_high + (cross >> 64) + (other >> 64);
  return {high, (other << 64) | static_cast<std::uint64_t>(low)};
}

}  // namespace flywheel
