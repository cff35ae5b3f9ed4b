#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "kernels/base/portable_math.hpp"

namespace flywheel {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double quiet = std::numeric_limits<double>::quiet_NaN();
constexpr double greatest = std::numeric_limits<double>::max();
constexpr double denormal = std::numeric_limits<double>::denorm_min();

/// Equal bits, so that 0 and -0 differ and every NaN is the one NaN.
[[nodiscard]] bool same_bits(double got, double want) {
  return std::bit_cast<std::uint64_t>(got) == std::bit_cast<std::uint64_t>(want);
}

#define EXPECT_BITS(got, want) EXPECT_TRUE(same_bits(got, want)) << #got << " is " << (got)

TEST(PortableExp, HandlesTheEndsOfItsDomain) {
  EXPECT_BITS(flywheel::exp(0.0), 1.0);
  EXPECT_BITS(flywheel::exp(-0.0), 1.0);
  EXPECT_BITS(flywheel::exp(denormal), 1.0);
  EXPECT_BITS(flywheel::exp(infinite), infinite);
  EXPECT_BITS(flywheel::exp(greatest), infinite);
  EXPECT_BITS(flywheel::exp(709.782712893384), 0x1.fffffffffff2ap+1023);  // the last finite one
  EXPECT_BITS(flywheel::exp(709.7827128933841), infinite);
  EXPECT_BITS(flywheel::exp(-745.1332191019411), denormal);  // the last above 0
  EXPECT_BITS(flywheel::exp(-745.1332191019412), 0.0);
  EXPECT_BITS(flywheel::exp(-infinite), 0.0);
  EXPECT_BITS(flywheel::exp(-quiet), quiet);
}

TEST(PortableExpm1, HandlesTheEndsOfItsDomain) {
  EXPECT_BITS(flywheel::expm1(0.0), 0.0);
  EXPECT_BITS(flywheel::expm1(-0.0), -0.0);
  EXPECT_BITS(flywheel::expm1(denormal), denormal);
  EXPECT_BITS(flywheel::expm1(-denormal), -denormal);
  EXPECT_BITS(flywheel::expm1(infinite), infinite);
  EXPECT_BITS(flywheel::expm1(710.0), infinite);
  EXPECT_BITS(flywheel::expm1(-infinite), -1.0);
  EXPECT_BITS(flywheel::expm1(-1000.0), -1.0);
  EXPECT_BITS(flywheel::expm1(-quiet), quiet);
}

TEST(PortableLog, HandlesTheEndsOfItsDomain) {
  EXPECT_BITS(flywheel::log(1.0), 0.0);
  EXPECT_BITS(flywheel::log(0.0), -infinite);
  EXPECT_BITS(flywheel::log(-0.0), -infinite);
  EXPECT_BITS(flywheel::log(-denormal), quiet);
  EXPECT_BITS(flywheel::log(-infinite), quiet);
  EXPECT_BITS(flywheel::log(infinite), infinite);
  EXPECT_BITS(flywheel::log(-quiet), quiet);
  EXPECT_BITS(flywheel::log(denormal), -744.4400719213812);
  EXPECT_BITS(flywheel::log(greatest), 709.782712893384);
}

TEST(PortableLog1p, HandlesTheEndsOfItsDomain) {
  EXPECT_BITS(flywheel::log1p(0.0), 0.0);
  EXPECT_BITS(flywheel::log1p(-0.0), -0.0);
  EXPECT_BITS(flywheel::log1p(denormal), denormal);
  EXPECT_BITS(flywheel::log1p(-1.0), -infinite);
  EXPECT_BITS(flywheel::log1p(-1.0000000000000002), quiet);
  EXPECT_BITS(flywheel::log1p(-infinite), quiet);
  EXPECT_BITS(flywheel::log1p(infinite), infinite);
  EXPECT_BITS(flywheel::log1p(greatest), 709.782712893384);
  EXPECT_BITS(flywheel::log1p(-quiet), quiet);
}

/// All pairs of these against the C library, whose special cases are those of C's Annex F.
TEST(PortablePow, HasTheSpecialCasesOfAnnexF) {
  double const values[] = {0.0,       -0.0,     1,          -1,           2,        -2,        0.5,
                           -0.5,      3,        -3,         2.5,          -2.5,     1e300,     -1e300,
                           0x1p53,    -0x1p53,  0x1p53 - 1, 1 - 0x53p-53, denormal, -denormal, greatest,
                           -greatest, infinite, -infinite,  quiet};
  for (double const x : values) {
    for (double const y : values) {
      double const want = std::pow(x, y);
      double const got = flywheel::pow(x, y);
      bool const special = want == 0 || !std::isfinite(want) || std::fabs(want) == 1;
      double const canonical = std::isnan(want) ? quiet : want;
      if (special) {
        EXPECT_TRUE(same_bits(got, canonical)) << x << " to the " << y << ": " << got << ", not " << canonical;
      } else {
        EXPECT_NEAR(got / want, 1, 0x1p-52) << x << " to the " << y;
      }
    }
  }
}

TEST(PortablePow, WholePowersOfWholeNumbersAreExact) {
  for (int base = 2; base < 10; ++base) {
    double want = 1;
    for (int power = 0; want < 0x1p53; ++power, want *= base) {
      ASSERT_EQ(flywheel::pow(base, power), want) << base << " to the " << power;
    }
  }
}

TEST(PortableTurns, AreExactAtTheQuarters) {
  for (double const turns : {0.0, 1.0, -3.0, 0x1p51, 0x1p52 + 1, 1e300}) {
    EXPECT_EQ(sin_turns(turns), 0.0) << turns;
    EXPECT_EQ(cos_turns(turns), 1.0) << turns;
  }
  EXPECT_EQ(sin_turns(0.25), 1.0);
  EXPECT_EQ(cos_turns(0.25), 0.0);
  EXPECT_EQ(sin_turns(-0.25), -1.0);
  EXPECT_EQ(sin_turns(0.5), 0.0);
  EXPECT_EQ(cos_turns(0.5), -1.0);
  EXPECT_EQ(sin_turns(100.75), -1.0);
}

TEST(PortableTurns, HaveNoValueAtInfinity) {
  for (double const turns : {infinite, -infinite, -quiet}) {
    EXPECT_BITS(sin_turns(turns), quiet);
    EXPECT_BITS(cos_turns(turns), quiet);
  }
}

}  // namespace
}  // namespace flywheel
