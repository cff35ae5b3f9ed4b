#include "kernels/base/wide_integer_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/base_numeric/arbitrary.hpp"

namespace flywheel::test {
namespace {

TEST(WideIntegerText, WritesThePublishedBounds) {
  EXPECT_EQ(to_decimal_text(highest<UInt128>()), "340282366920938463463374607431768211455");
  EXPECT_EQ(to_decimal_text(highest<Int128>()), "170141183460469231731687303715884105727");
  EXPECT_EQ(to_decimal_text(lowest<Int128>()), "-170141183460469231731687303715884105728");
  EXPECT_EQ(to_decimal_text(UInt128{0}), "0");
}

TEST(WideIntegerText, RefusesWhatIsNoCanonicalInteger) {
  for (char const* const wrong :
       {"", "-", "-0", "00", "010", "+1", " 1", "1 ", "1e3", "0x10", "--1", "1.0",
        "340282366920938463463374607431768211456", "999999999999999999999999999999999999999"}) {
    EXPECT_FALSE(uint128_from_text(wrong)) << wrong;
    EXPECT_FALSE(int128_from_text(wrong)) << wrong;
  }
  EXPECT_FALSE(uint128_from_text("-1"));
  EXPECT_FALSE(int128_from_text("170141183460469231731687303715884105728"));
  EXPECT_FALSE(int128_from_text("-170141183460469231731687303715884105729"));
}

TEST(WideIntegerText, ReadsTheLowestInteger) {
  EXPECT_TRUE(int128_from_text("-170141183460469231731687303715884105728") == lowest<Int128>());
}

RC_GTEST_PROP(WideIntegerText, ReadsWhatItWrote, ()) {
  auto const value = any_uint128();
  RC_ASSERT(uint128_from_text(to_decimal_text(value)) == value);
  auto const with_sign = static_cast<Int128>(value);
  RC_ASSERT(int128_from_text(to_decimal_text(with_sign)) == with_sign);
}

}  // namespace
}  // namespace flywheel::test
