#include "sim/scenario/decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace flywheel::scenario {
namespace {

Decimal of(std::string_view text) {
  auto const value = Decimal::parse(text);
  if (value) return *value;
  ADD_FAILURE() << "no number: " << text;
  return {};
}

TEST(Decimal, ReadsWhatANumberLooksLike) {
  EXPECT_EQ(of("0"), (Decimal{0, 0}));
  EXPECT_EQ(of("-12.50"), (Decimal{-125, -1}));
  EXPECT_EQ(of("1e6"), (Decimal{1, 6}));
  EXPECT_EQ(of("500E+6"), (Decimal{5, 8}));
  EXPECT_EQ(of("1.5e-3"), (Decimal{15, -4}));
  EXPECT_EQ(of("0.0"), of("-0"));
  EXPECT_EQ(of("170141183460469231731687303715884105727").mantissa, highest<Int128>());
}

class NoNumber : public ::testing::TestWithParam<char const*> {};
TEST_P(NoNumber, IsRefused) {
  EXPECT_FALSE(Decimal::parse(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Texts, NoNumber,
                         ::testing::Values("", "-", "+5", "010", "-01", "00", ".5", "5.", "0x10", "0o7", "1_000",
                                           "1,000", ".nan", "nan", ".inf", "inf", "-.inf", "1e", "e5", "1e+", "1.e5",
                                           "1 ", " 1", "1e0000", "1e401", "1d5", "--1", "1.2.3", "\xD9\xA1",
                                           "170141183460469231731687303715884105728"));

TEST(Decimal, SaysWhyTextIsNoNumber) {
  EXPECT_EQ(number_advice("010"), "; numbers have no leading zeros");
  EXPECT_EQ(number_advice("0x10"), "; numbers are decimal");
  EXPECT_EQ(number_advice("1_000"), "; digits are not grouped and the decimal sign is a point");
  EXPECT_EQ(number_advice("1,5"), "; digits are not grouped and the decimal sign is a point");
  EXPECT_EQ(number_advice("+5"), "; write '5'");
  EXPECT_EQ(number_advice(".5"), "; write '0.5'");
  EXPECT_EQ(number_advice(".nan"), "");
}

TEST(Decimal, IsWholeOnlyWhereNothingIsLost) {
  EXPECT_TRUE(of("1.50").whole(2) == Int128{150});
  EXPECT_FALSE(of("1.505").whole(2));
  EXPECT_TRUE(of("1.5").whole(0, 60'000) == Int128{90'000});
  EXPECT_TRUE(of("3").whole(0, 1, 3) == Int128{1});
  EXPECT_FALSE(of("1").whole(0, 1, 3));
  EXPECT_FALSE(of("1e400").whole());
  EXPECT_TRUE(of("0").whole(400) == Int128{0});
  EXPECT_FALSE(of("1e-400").whole());
}

TEST(Decimal, RoundsOnceToADouble) {
  EXPECT_EQ(of("0.1").to_double(), 0.1);
  EXPECT_EQ(of("8").to_double(-2), 0.08);
  EXPECT_EQ(of("9007199254740993").to_double(), 9007199254740992.0);  // 2^53 + 1: a tie, to even
  EXPECT_EQ(of("1e400").to_double(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(of("1e-400").to_double(), 0.0);
}

TEST(Decimal, ShowsFixedPointAmounts) {
  EXPECT_EQ(fixed_to_text(150'000'001, 8), "1.50000001");
  EXPECT_EQ(fixed_to_text(-5, 2), "-0.05");
  EXPECT_EQ(fixed_to_text(100, 2), "1");
  EXPECT_EQ(fixed_to_text(7, 0), "7");
}

RC_GTEST_PROP(Decimal, ReadsBackWhatItShows, (std::int64_t mantissa)) {
  auto const exponent = *rc::gen::inRange(-60, 60);
  auto const value = Decimal::parse(std::to_string(mantissa) + "e" + std::to_string(exponent));
  RC_ASSERT(value.has_value());
  auto const again = Decimal::parse(to_text(*value));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *value);
}

RC_GTEST_PROP(Decimal, KeepsEveryDigitOfAnAmount, (std::int64_t units)) {
  auto const decimals = *rc::gen::inRange(0, 19);
  auto const value = Decimal::parse(fixed_to_text(units, decimals));
  RC_ASSERT(value.has_value());
  RC_ASSERT(value->whole(decimals) == std::optional{static_cast<Int128>(units)});
}

RC_GTEST_PROP(Decimal, IsTheNearestDoubleAsTheStandardLibraryReadsIt, (std::int64_t mantissa)) {
  auto const text = std::to_string(mantissa) + "e" + std::to_string(*rc::gen::inRange(-300, 280));
  RC_ASSERT(Decimal::parse(text)->to_double() == std::strtod(text.c_str(), nullptr));
}

}  // namespace
}  // namespace flywheel::scenario
