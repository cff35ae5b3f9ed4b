#include "kernels/population/spoof_detection.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/base/distributions.hpp"

namespace flywheel::population {
namespace {

TEST(NormalShare, MatchesThePublishedTableAndTheStandardLibrary) {
  EXPECT_NEAR(normal_share(0), 0.5, 1e-15);
  EXPECT_NEAR(normal_share(1.959963984540054), 0.975, 1e-14);
  EXPECT_NEAR(normal_share(-2.326347874040841), 0.01, 1e-15);
  for (double z = -36; z < 9; z += 0.0137) {
    double const expected = 0.5 * std::erfc(-z / std::sqrt(2.0));
    ASSERT_NEAR(normal_share(z), expected, 1e-14) << z;
    if (z < 0) {
      ASSERT_NEAR(normal_share(z) / expected, 1, 1e-8) << z;
    }
  }
  EXPECT_EQ(normal_share(-40), 0);
  EXPECT_EQ(normal_share(40), 1);
}

TEST(ResponseTimeTest, RatesAreThoseOfTheNormalTable) {
  // sigma 0.25, threshold e^0.5: an honest device fails beyond two deviations.
  ResponseTimeTest const test{0.25, std::exp(0.5)};
  EXPECT_NEAR(test.false_reject(), 0.0227501, 1e-7);
  EXPECT_NEAR(test.false_accept(std::exp(0.5)), 0.5, 1e-12);
  EXPECT_NEAR(test.false_accept(std::exp(0.75)), 0.158655, 1e-6);
  EXPECT_NEAR(test.reject_chance(std::exp(0.75)), 0.841345, 1e-6);
}

TEST(ResponseTimeTest, DrawnTimesAreRejectedAsOften) {
  ResponseTimeTest const test{0.3, 1.5};
  int rejected = 0;
  int const n = 40'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{1, static_cast<std::uint32_t>(i), 0, Stream{"test/response"}};
    rejected += 1.8 * LogNormal{0, 0.3}(draws) > 1.5 ? 1 : 0;
  }
  double const chance = test.reject_chance(1.8);
  EXPECT_NEAR(rejected / double{n}, chance, 4 * std::sqrt(chance * (1 - chance) / n));
}

TEST(FoundByOverlap, GrowsWithTheTestsAsIndependentChallengesDo) {
  EXPECT_NEAR(found_by_overlap(0.01, 100), 1 - std::pow(0.99, 100), 1e-14);
  EXPECT_EQ(found_by_overlap(0, 100), 0);
  EXPECT_EQ(found_by_overlap(1, 1), 1);
  EXPECT_EQ(found_by_overlap(1, 0), 0);
}

TEST(MeanTestsUntilRun, IsThatOfFeller) {
  EXPECT_EQ(mean_tests_until_run(0.5, 1), 2);
  EXPECT_EQ(mean_tests_until_run(0.5, 3), 14);  // three heads in a row of a fair coin
  EXPECT_EQ(mean_tests_until_run(1, 5), 5);
  EXPECT_EQ(mean_tests_until_run(0, 2), std::numeric_limits<double>::infinity());
  EXPECT_EQ(mean_tests_until_run(1e-100, 3), std::numeric_limits<double>::infinity());
}

SpoofDetection hourly_puzzles() {
  SpoofDetection detection{};
  detection.test = {0.25, std::exp(0.5)};
  detection.tests_per_hour = 1;
  detection.failures_until_ban = 1;
  detection.slowdown_of_inflation = std::exp(0.75);
  detection.copies_per_device = 10;
  detection.challenge_overlap = 0.1;
  detection.metadata_per_hour = 0.02;
  detection.metadata_false_per_hour = 1e-6;
  detection.spot_checks_per_hour = 0.003;
  return detection;
}

TEST(SpoofDetection, EachDisguiseIsFoundByItsOwnChecks) {
  auto detection = hourly_puzzles();
  EXPECT_NEAR(detection.honest(), 0.0227501 + 1e-6, 1e-7);
  EXPECT_NEAR(detection.inflated(), 0.841345 + 1e-6, 1e-6);
  EXPECT_NEAR(detection.copy(), 0.1 + 0.9 * 0.0227501 + 0.02 + 1e-6, 1e-7);  // ten times slower never passes
  EXPECT_NEAR(detection.for_test_only(), 0.0227501 + 0.003 + 1e-6, 1e-7);
  EXPECT_EQ(detection.self_hired(), 1e-6);
  detection.hired_are_tested = true;
  EXPECT_EQ(detection.self_hired(), detection.inflated());
}

TEST(SpoofDetection, FailuresInARowSpareTheHonestFarMoreThanTheCheats) {
  auto detection = hourly_puzzles();
  detection.metadata_false_per_hour = 0;
  detection.failures_until_ban = 3;
  // 1/p + 1/p^2 + 1/p^3 hours: 86,904 at p = 0.0227501 and 4.280 at 0.841345.
  EXPECT_NEAR(1 / detection.honest(), 86'900, 15);
  EXPECT_NEAR(1 / detection.inflated(), 4.2805, 0.001);
}

TEST(SpoofDetection, WithoutPuzzlesOnlyMetadataAndSpotChecksFind) {
  auto detection = hourly_puzzles();
  detection.tests_per_hour = 0;
  EXPECT_EQ(detection.honest(), 1e-6);
  EXPECT_EQ(detection.inflated(), 1e-6);
  EXPECT_NEAR(detection.copy(), 0.020001, 1e-12);
  EXPECT_NEAR(detection.for_test_only(), 0.003001, 1e-12);
}

RC_GTEST_PROP(SpoofDetection, AStricterThresholdFindsMoreOfEveryone, ()) {
  auto strict = hourly_puzzles();
  auto lenient = strict;
  strict.test.threshold = *rc::gen::inRange(5, 40) / 10.0;
  lenient.test.threshold = strict.test.threshold + *rc::gen::inRange(1, 40) / 10.0;
  RC_ASSERT(strict.honest() >= lenient.honest());
  RC_ASSERT(strict.inflated() >= lenient.inflated());
  RC_ASSERT(strict.copy() >= lenient.copy());
  RC_ASSERT(strict.inflated() >= strict.honest());
}

}  // namespace
}  // namespace flywheel::population
