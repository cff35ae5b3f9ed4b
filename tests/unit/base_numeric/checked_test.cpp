#include "kernels/base/checked.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::test {
namespace {

/// All pairs of bytes against the same sum in 32 bits.
template <Integer T>
void expect_bytes_add_and_subtract() {
  for (int left = lowest<T>(); left <= highest<T>(); ++left) {
    for (int right = lowest<T>(); right <= highest<T>(); ++right) {
      auto const sum = checked_add(static_cast<T>(left), static_cast<T>(right));
      ASSERT_EQ(sum.value, clamp_to<T>(left + right));
      ASSERT_EQ(sum.in_range, fits<T>(left + right));
      auto const rest = checked_subtract(static_cast<T>(left), static_cast<T>(right));
      ASSERT_EQ(rest.value, clamp_to<T>(left - right));
      ASSERT_EQ(rest.in_range, fits<T>(left - right));
    }
  }
}

TEST(Checked, EveryPairOfBytesAddsAndSubtracts) {
  expect_bytes_add_and_subtract<std::int8_t>();
  expect_bytes_add_and_subtract<std::uint8_t>();
}

TEST(Checked, WideSumsStopAtTheirBounds) {
  EXPECT_TRUE(saturating_add(highest<Int128>(), Int128{1}) == highest<Int128>());
  EXPECT_TRUE(saturating_subtract(lowest<Int128>(), Int128{1}) == lowest<Int128>());
  EXPECT_TRUE(saturating_subtract(UInt128{1}, UInt128{2}) == 0);
  EXPECT_EQ(saturating_add(std::uint64_t{1} << 63, std::uint64_t{1} << 63), highest<std::uint64_t>());
}

TEST(Checked, RealsTruncateTowardZero) {
  EXPECT_EQ(to_integer<std::int32_t>(-1.99).value, -1);
  EXPECT_EQ(to_integer<std::uint64_t>(2.99).value, 2U);
  EXPECT_TRUE(to_integer<std::uint8_t>(-0.99).in_range);
  EXPECT_EQ(to_integer<std::uint8_t>(-0.99).value, 0);
  EXPECT_EQ(to_integer<std::int8_t>(-128.99).value, -128);
  EXPECT_TRUE(to_integer<std::int8_t>(-128.99).in_range);
}

TEST(Checked, RealsOutOfRangeAreClampedAndMarked) {
  EXPECT_EQ(to_integer<std::int64_t>(0x1p63).value, highest<std::int64_t>());
  EXPECT_FALSE(to_integer<std::int64_t>(0x1p63).in_range);
  EXPECT_TRUE(to_integer<std::int64_t>(-0x1p63).in_range);
  EXPECT_EQ(to_integer<std::int64_t>(-0x1.8p63).value, lowest<std::int64_t>());
  EXPECT_FALSE(to_integer<std::int64_t>(-0x1.8p63).in_range);
  EXPECT_FALSE(to_integer<std::uint64_t>(-1.0).in_range);
  EXPECT_FALSE(to_integer<std::uint8_t>(256.0).in_range);
  EXPECT_TRUE(to_integer<UInt128>(0x1p127).value == UInt128{1} << 127);
  EXPECT_FALSE(to_integer<UInt128>(0x1p128).in_range);
}

TEST(Checked, WhatIsNoNumberIsZeroAndMarked) {
  auto const result = to_integer<std::int32_t>(std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(result.value, 0);
  EXPECT_FALSE(result.in_range);
  EXPECT_EQ(to_integer<std::int32_t>(-std::numeric_limits<double>::infinity()).value, lowest<std::int32_t>());
}

}  // namespace
}  // namespace flywheel::test
