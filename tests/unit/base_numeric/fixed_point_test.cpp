#include "kernels/base/fixed_point.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "tests/unit/base_numeric/arbitrary.hpp"

namespace flywheel::test {
namespace {

TEST(FixedPoint, ExponentialMeetsTheReferenceBits) {
  struct Known {
    double x;
    std::int64_t bits;
  };
  for (auto const [x, bits] : {Known{-1, 1'580'030'169}, Known{0.5, 7'081'203'935}, Known{-0.5, 2'605'029'348},
                               Known{5, 637'429'664'624}, Known{-5, 28'939'262}, Known{10, 94'602'947'905'357},
                               Known{20, 2'066'907'302'758'576'256}, Known{-20, 8}, Known{1, 11'674'931'200}}) {
    EXPECT_EQ(checked_exp(I32F32::from_real(x)).value.bits, bits) << x;
  }
}

TEST(FixedPoint, ExponentialIsCloseToTheRealOne) {
  for (double x = -6; x <= 6; x += 0.37) {
    auto const power = static_cast<double>(checked_exp(I32F32::from_real(x)).value.bits) / 0x1p32;
    EXPECT_NEAR(power, std::exp(x), 1e-7 * std::max(1.0, std::exp(x))) << x;
  }
}

TEST(FixedPoint, LiteralsRoundToTheNearestStepTiesToEven) {
  EXPECT_EQ(I96F32::from_real(0.000003).bits, 12'885);  // the chain's SubnetMovingAlpha
  EXPECT_EQ(I32F32::from_real(0x1p-33).bits, 0);
  EXPECT_EQ(I32F32::from_real(0x3p-33).bits, 2);
  EXPECT_EQ(I32F32::from_real(-0x3p-33).bits, -2);
  EXPECT_EQ(I32F32::from_real(-0x1p-33).bits, 0);
  EXPECT_EQ(I32F32::from_real(0x1.00001p-33).bits, 1);
  EXPECT_TRUE(U64F64::from_real(1.26).bits == static_cast<UInt128>(0x1.428f5c28f5c29p0 * 0x1p52) << 12);
}

TEST(FixedPoint, LiteralsOutsideTheFormatAreClamped) {
  EXPECT_EQ(I32F32::from_real(1e300), I32F32::maximum());
  EXPECT_EQ(I32F32::from_real(-1e300), I32F32::minimum());
  EXPECT_EQ(I32F32::from_real(-0x1p31), I32F32::minimum());
  EXPECT_EQ(I32F32::from_real(-std::numeric_limits<double>::infinity()), I32F32::minimum());
  EXPECT_TRUE(U64F64::from_real(-0.5) == U64F64::zero());
  EXPECT_TRUE(I64F64::from_real(0x1p63) == I64F64::maximum());
  EXPECT_EQ(I32F32::from_real(std::numeric_limits<double>::quiet_NaN()), I32F32::zero());
}

TEST(FixedPoint, WholeNumbersAreExactOrClamped) {
  EXPECT_EQ(I32F32::from_integer(-3).bits, -3 * (std::int64_t{1} << 32));
  EXPECT_EQ(I32F32::from_integer(std::int64_t{1} << 31), I32F32::maximum());
  EXPECT_EQ(I32F32::from_integer(-(std::int64_t{1} << 31)), I32F32::minimum());
  EXPECT_EQ(I32F32::from_integer(-(std::int64_t{1} << 40)), I32F32::minimum());
  EXPECT_TRUE(U96F32::from_integer(-1) == U96F32::zero());
  EXPECT_TRUE(U64F64::from_integer(highest<std::uint64_t>()).bits == UInt128{highest<std::uint64_t>()} << 64);
  EXPECT_TRUE(I64F64::from_integer(highest<std::uint64_t>()) == I64F64::maximum());
}

TEST(FixedPoint, ToIntegerFloorsAndClamps) {
  EXPECT_EQ(I32F32::from_real(-0.25).to_integer<int>(), -1);
  EXPECT_EQ(I32F32::from_real(-0.25).to_integer<std::uint64_t>(), 0U);
  EXPECT_EQ(I32F32::from_real(65535.99).to_integer<std::uint16_t>(), 65'535);
  EXPECT_EQ(I32F32::from_real(65536).to_integer<std::uint16_t>(), 65'535);
  EXPECT_EQ(U96F32::maximum().to_integer<std::uint64_t>(), highest<std::uint64_t>());
}

TEST(FixedPoint, DroppedBitsRoundTowardMinusInfinity) {
  EXPECT_EQ(I32F32::from_fixed(I64F64::from_bits(-1)).bits, -1);
  EXPECT_EQ(I32F32::from_fixed(I64F64::from_bits((Int128{1} << 32) - 1)).bits, 0);
  EXPECT_EQ(I32F32::from_fixed(I64F64::from_integer(std::int64_t{1} << 40)), I32F32::maximum());
  EXPECT_EQ(I32F32::from_fixed(I64F64::from_integer(-(std::int64_t{1} << 40))), I32F32::minimum());
  EXPECT_TRUE(U64F64::from_fixed(U96F32::from_integer(UInt128{1} << 64)) == U64F64::maximum());
  EXPECT_TRUE(U64F64::from_fixed(I96F32::from_integer(-2)) == U64F64::zero());
  EXPECT_TRUE(I64F64::from_fixed(I32F32::from_real(-1.5)) == I64F64::from_real(-1.5));
}

TEST(FixedPoint, ProductsFloorAndQuotientsTruncate) {
  auto const step = I32F32::from_bits(1);
  auto const minus_half = I32F32::from_real(-0.5);
  EXPECT_EQ(saturating_multiply(step, minus_half).bits, -1);
  EXPECT_EQ(saturating_divide(I32F32::from_bits(-1), I32F32::from_integer(2)).bits, 0);
  EXPECT_TRUE(saturating_multiply(I64F64::from_bits(1), I64F64::from_real(-0.5)).bits == -1);
  EXPECT_TRUE(saturating_multiply(I96F32::from_bits(-1), I96F32::from_bits(1)).bits == -1);
  EXPECT_TRUE(saturating_divide(I96F32::from_bits(-1), I96F32::from_integer(2)).bits == 0);
}

TEST(FixedPoint, DivisionByZeroAndOverflowGiveTheChosenValue) {
  auto const one = I32F32::one();
  EXPECT_EQ(divide_or(one, I32F32::zero(), I32F32::from_integer(7)), I32F32::from_integer(7));
  EXPECT_EQ(divide_or(I32F32::maximum(), I32F32::from_bits(1), one), one);
  EXPECT_EQ(safe_divide(I32F32::minimum(), I32F32::from_integer(-1)), I32F32::zero());
  EXPECT_EQ(saturating_divide(I32F32::minimum(), I32F32::from_integer(-1)), I32F32::maximum());
  EXPECT_FALSE(checked_divide(one, I32F32::zero()).in_range);
}

TEST(FixedPoint, HalvesRoundAwayFromZero) {
  EXPECT_EQ(round_half_away(I32F32::from_real(2.5)), I32F32::from_integer(3));
  EXPECT_EQ(round_half_away(I32F32::from_real(-2.5)), I32F32::from_integer(-3));
  EXPECT_EQ(round_half_away(I32F32::from_real(-2.49)), I32F32::from_integer(-2));
  EXPECT_EQ(round_half_away(I32F32::from_real(2.49)), I32F32::from_integer(2));
  EXPECT_EQ(round_half_away(I32F32::maximum()), I32F32::maximum());
  EXPECT_TRUE(round_half_away(U64F64::maximum()) == U64F64::maximum());
}

TEST(FixedPoint, LiquidAlphaBoundsOfTheChainReadBack) {
  EXPECT_EQ(u16_from_proportion(I32F32::from_real(0.8)), 52'428);
  EXPECT_EQ(u16_from_proportion(I32F32::from_integer(2)), 65'535);
  EXPECT_EQ(u16_from_proportion(I32F32::from_integer(-2)), 0);
  EXPECT_EQ(proportion_from_u16(65'535), I32F32::one());
}

TEST(FixedPoint, ConstantsFoldAtCompileTime) {
  static_assert(saturating_multiply(I32F32::from_real(1.5), I32F32::from_integer(-2)) == I32F32::from_integer(-3));
  static_assert(safe_divide(U64F64::one(), U64F64::from_integer(4)) == U64F64::from_real(0.25));
  static_assert(checked_log2(I96F32::from_integer(1024)).value == I96F32::from_integer(10));
  static_assert(checked_exp(I32F32::zero()).value == I32F32::one());
}

TEST(FixedPoint, TheShortSeriesEqualsTheCheckedOne) {
  constexpr std::int64_t most = 20 * (std::int64_t{1} << 32);
  for (std::int64_t bits = 0; bits <= most; bits += 28'571'429) {
    I32F32 const size{bits};
    ASSERT_EQ(fixed_point::exponential_to_20(size), fixed_point::exponential(size).value) << bits;
  }
  EXPECT_EQ(fixed_point::exponential_to_20({most}), fixed_point::exponential(I32F32{most}).value);
}

RC_GTEST_PROP(FixedPoint, DivisionByAConstantIsExact, ()) {
  auto const value = static_cast<std::uint64_t>(any_uint128()) >> 1;
  RC_ASSERT(fixed_point::divide_by_constant<3>(value) == value / 3);
  RC_ASSERT(fixed_point::divide_by_constant<7>(value) == value / 7);
  RC_ASSERT(fixed_point::divide_by_constant<16>(value) == value / 16);
  RC_ASSERT(fixed_point::divide_by_constant<31>(value) == value / 31);
}

/// The two widths are separate code: a 64-bit product or quotient must equal the 128-bit one where both hold it.
RC_GTEST_PROP(FixedPoint, NarrowAndWideArithmeticAgree, ()) {
  auto const a = I32F32::from_bits(static_cast<std::int64_t>(any_uint128()));
  auto const b = I32F32::from_bits(static_cast<std::int64_t>(any_uint128()));
  auto const wide_a = I96F32::from_fixed(a);
  auto const wide_b = I96F32::from_fixed(b);
  RC_ASSERT(saturating_multiply(a, b) == I32F32::from_fixed(saturating_multiply(wide_a, wide_b)));
  RC_ASSERT(saturating_divide(a, b) == I32F32::from_fixed(saturating_divide(wide_a, wide_b)));
  RC_ASSERT(saturating_add(a, b) == I32F32::from_fixed(saturating_add(wide_a, wide_b)));
}

RC_GTEST_PROP(FixedPoint, TheRestOfAQuotientIsSmallerThanItsDivisor, ()) {
  auto const a = static_cast<std::int64_t>(any_uint128());
  auto const b = static_cast<std::int64_t>(any_uint128());
  auto const quotient = checked_divide(I32F32::from_bits(a), I32F32::from_bits(b));
  RC_PRE(quotient.in_range);
  Int128 const rest = Int128{a} * (Int128{1} << 32) - Int128{quotient.value.bits} * b;
  RC_ASSERT(magnitude(rest) < magnitude(Int128{b}));
  RC_ASSERT(rest == 0 || (rest < 0) == (a < 0));
}

RC_GTEST_PROP(FixedPoint, ProductsDistributeOverSumsToOneStep, ()) {
  auto const a = I64F64::from_bits(static_cast<Int128>(any_uint128() >> 40));
  auto const b = I64F64::from_bits(static_cast<Int128>(any_uint128()) >> 40);
  auto const c = I64F64::from_bits(static_cast<Int128>(any_uint128()) >> 40);
  auto const whole = checked_multiply(a, saturating_add(b, c));
  RC_PRE(whole.in_range);
  auto const parts = saturating_add(saturating_multiply(a, b), saturating_multiply(a, c));
  auto const lost = whole.value.bits - parts.bits;
  RC_ASSERT(lost == 0 || lost == 1);
}

}  // namespace
}  // namespace flywheel::test
