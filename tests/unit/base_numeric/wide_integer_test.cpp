#include "kernels/base/wide_integer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "kernels/base/wide_integer_text.hpp"
#include "tests/unit/base_numeric/arbitrary.hpp"
#include "tests/unit/base_numeric/slow_integer.hpp"

namespace flywheel::test {
namespace {

/// Where carries, borrows and the digit guess of the long division go wrong: next to powers of two and of ten.
std::vector<UInt128> edges() {
  std::vector<UInt128> found{
      1, 2, 3, 10, UInt128{1'000'000'000'000'000'000}, UInt128{1'000'000'000'000'000'000} * 1'000'000'000};
  for (unsigned const place : {32U, 63U, 64U, 96U, 127U}) {
    UInt128 const power = UInt128{1} << place;
    found.insert(found.end(), {power - 1, power, power + 1});
  }
  UInt128 const all = highest<UInt128>();
  found.insert(found.end(), {all, all - 1, all << 64, all << 63, (UInt128{1} << 127) | (all >> 64), (all << 65) | 1});
  return found;
}

TEST(WideInteger, ProductsOfEdgeValuesEqualSchoolMultiplication) {
  for (auto const a : edges()) {
    for (auto const b : edges()) EXPECT_EQ(full_product(a, b), slow_product(a, b));
  }
}

TEST(WideInteger, LongDivisionOfEdgeValuesEqualsDivisionBitByBit) {
  for (auto const high : edges()) {
    for (auto const low : edges()) {
      for (auto const divisor : edges()) {
        if (high - 1 >= divisor) continue;
        auto const fast = divide(UInt256{high - 1, low}, divisor);
        auto const slow = slow_divide({high - 1, low}, divisor);
        ASSERT_EQ(UInt256(0, fast.quotient), slow.quotient);
        ASSERT_EQ(UInt256(0, fast.remainder), UInt256(0, slow.remainder));
      }
    }
  }
}

TEST(WideInteger, MulDivOfEdgeValuesEqualsTheSlowWayOrIsClamped) {
  for (auto const a : edges()) {
    for (auto const b : edges()) {
      for (auto const c : edges()) {
        auto const fast = mul_div(a, b, c);
        auto const slow = slow_divide(slow_product(a, b), c);
        bool const held = slow.quotient.high == 0;
        ASSERT_TRUE(fast.quotient == (held ? slow.quotient.low : highest<UInt128>()));
        ASSERT_TRUE(fast.remainder == (held ? slow.remainder : 0));
      }
    }
  }
}

TEST(WideInteger, AmountsOf64BitsAreDividedExactlyAndClamped) {
  auto const most = highest<std::uint64_t>();
  EXPECT_EQ(mul_div_floor(most, most, most), most);
  EXPECT_EQ(mul_div_floor(most, most - 1, most), most - 1);
  EXPECT_EQ(mul_div_floor(most, std::uint64_t{3}, std::uint64_t{2}), most);
  EXPECT_EQ(mul_div_floor(std::uint64_t{10}, 2U, 7U), 2U);
  static_assert(std::same_as<decltype(mul_div_floor(most, 1U, 1U)), std::uint64_t>);
  static_assert(std::same_as<decltype(mul_div_floor(UInt128{1}, most, 1U)), UInt128>);
}

TEST(WideInteger, ShiftsOfTheWidthOrMoreLeaveZero) {
  UInt256 const ones{highest<UInt128>(), highest<UInt128>()};
  EXPECT_EQ(ones << 256, UInt256(0, 0));
  EXPECT_EQ(ones >> 256, UInt256(0, 0));
  EXPECT_EQ(ones << 0, ones);
  EXPECT_EQ(ones >> 128, UInt256(0, highest<UInt128>()));
  EXPECT_EQ(ones << 129, UInt256(highest<UInt128>() - 1, 0));
  EXPECT_EQ(ones >> 255, UInt256(0, 1));
}

TEST(WideInteger, ClampsToTheNearestBoundOfAnyType) {
  EXPECT_EQ(clamp_to<std::uint16_t>(Int128{-1}), 0);
  EXPECT_EQ(clamp_to<std::uint16_t>(65'536), 65'535);
  EXPECT_EQ(clamp_to<std::int64_t>(highest<UInt128>()), highest<std::int64_t>());
  EXPECT_EQ(clamp_to<std::int64_t>(lowest<Int128>()), lowest<std::int64_t>());
  EXPECT_EQ(clamp_to<std::int8_t>(-128), -128);
  EXPECT_FALSE(fits<std::uint64_t>(-1));
  EXPECT_TRUE(fits<UInt128>(highest<Int128>()));
}

RC_GTEST_PROP(WideInteger, QuotientTimesDivisorPlusRemainderIsTheDividend, ()) {
  UInt128 const divisor = any_uint128() | 1;
  UInt256 const dividend{any_uint128() % divisor, any_uint128()};
  auto const [quotient, remainder] = divide(dividend, divisor);
  RC_ASSERT(remainder < divisor);
  RC_ASSERT(full_product(quotient, divisor) + (UInt256{0, remainder}) == dividend);
}

RC_GTEST_PROP(WideInteger, ProductsDistributeOverSums, ()) {
  UInt128 const a = any_uint128();
  UInt128 const b = any_uint128() >> 1;
  UInt128 const c = any_uint128() >> 1;
  RC_ASSERT(full_product(a, b + c) == full_product(a, b) + full_product(a, c));
}

RC_GTEST_PROP(WideInteger, DifferencesUndoSums, ()) {
  auto const a = any_uint256();
  auto const b = any_uint256();
  RC_ASSERT((a + b) - b == a);
  RC_ASSERT((a < b) == (!(b < a) && !(a == b)));
}

RC_GTEST_PROP(WideInteger, AShiftMultipliesByAPowerOfTwo, ()) {
  auto const a = any_uint128();
  auto const distance = static_cast<unsigned>(*rc::gen::inRange(0, 128));
  auto const shifted = UInt256{0, a} << distance;
  RC_ASSERT(shifted == full_product(a, UInt128{1} << distance));
  RC_ASSERT(shifted >> distance == (UInt256{0, a}));
}

}  // namespace
}  // namespace flywheel::test
