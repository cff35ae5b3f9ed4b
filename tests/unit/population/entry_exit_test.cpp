#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "kernels/population/bass_entry.hpp"
#include "kernels/population/exit_hazard.hpp"

namespace flywheel::population {
namespace {

constexpr TimeMs day = 86'400'000;
constexpr TimeMs month = 730 * 3'600'000LL;
constexpr TimeMs year = 365 * day;

double bass_closed_form(double p, double q, double years) {
  double const decay = std::exp(-(p + q) * years);
  return (1 - decay) / (1 + q / p * decay);
}

struct Product {
  double innovation;
  double imitation;
};

// Averages over products, and cell phones (reference behaviour 8).
class BassDiffusion : public ::testing::TestWithParam<Product> {};

TEST_P(BassDiffusion, CumulativeAdoptionFollowsTheClosedForm) {
  auto const [p, q] = GetParam();
  BassEntry const bass{p, q, 0, 0};
  std::uint64_t const potential = 4'000'000;
  std::uint64_t adopters = 0;
  for (std::uint32_t step = 0; step < 12 * 365; ++step) {
    Draws draws{5, 0, step, Stream{"test/bass"}};
    adopters += bass.entrants(draws, adopters, potential, day, 1);
    if ((step + 1) % (3 * 365) != 0) continue;
    double const expected = bass_closed_form(p, q, (step + 1) / 365.0);
    // Adopters of a day's start stand for the day: F lags by at most q dt F (1 - F) t; early luck is amplified like F.
    double const lag = q / 365 * expected * (1 - expected);
    double const amplified = (1 - expected) * (p + q * expected) / p;
    double const standard_error = std::sqrt(expected * (1 - expected) * amplified / static_cast<double>(potential));
    EXPECT_NEAR(static_cast<double>(adopters) / static_cast<double>(potential), expected, 4 * standard_error + 3 * lag)
        << (step + 1) / 365 << " years";
  }
}
INSTANTIATE_TEST_SUITE_P(Products, BassDiffusion, ::testing::Values(Product{0.03, 0.38}, Product{0.00471, 0.506}));

TEST(BassEntry, AdoptionPeaksWhenTheoryPredicts) {
  BassEntry const bass{0.03, 0.38, 0, 0};
  std::uint64_t adopters = 0;
  std::uint64_t most = 0;
  int peak_month = 0;
  for (std::uint32_t step = 0; step < 144; ++step) {
    Draws draws{6, 0, step, Stream{"test/bass"}};
    auto const entrants = bass.entrants(draws, adopters, 100'000'000, month, 1);
    adopters += entrants;
    if (entrants > most) {
      most = entrants;
      peak_month = static_cast<int>(step);
    }
  }
  EXPECT_NEAR(peak_month / 12.0, std::log(0.38 / 0.03) / 0.41, 0.3);  // 6.2 years
}

TEST(BassEntry, RisingRewardsHastenEntryAndFallingOnesStopIt) {
  BassEntry const bass{0.03, 0.38, 20, 0.5};
  EXPECT_DOUBLE_EQ(bass.pace(0, 0), 1);
  EXPECT_DOUBLE_EQ(bass.pace(0.05, 0), 2);
  EXPECT_EQ(bass.pace(-0.05, 0), 0);
  EXPECT_EQ(bass.pace(-0.5, 0), 0);
  EXPECT_DOUBLE_EQ(bass.pace(0, 1), 1.5);
  EXPECT_DOUBLE_EQ(bass.pace(0, 40), 2);
  EXPECT_EQ(bass.pace(0, -3), 0);
  EXPECT_EQ(bass.pace(-0.5, -3), 0);
}

TEST(BassEntry, TheChanceOfOneYearIsThatOfItsPartsTogether) {
  BassEntry const bass{0.03, 0.38, 0, 0};
  double const whole = bass.probability(25, 100, year, 1);
  EXPECT_NEAR(whole, 1 - std::exp(-(0.03 + 0.38 * 0.25)), 1e-15);
  EXPECT_NEAR(1 - std::pow(1 - bass.probability(25, 100, day, 1), 365), whole, 1e-12);
}

RC_GTEST_PROP(BassEntry, NeverMoreEnterThanAreLeft, ()) {
  BassEntry const bass{*rc::gen::inRange(0, 100) / 10.0, *rc::gen::inRange(0, 100) / 10.0, 1, 1};
  auto const potential = *rc::gen::inRange<std::uint64_t>(0, 1'000);
  auto const adopters = *rc::gen::inRange<std::uint64_t>(0, 1'200);
  Draws draws{1, 0, *rc::gen::arbitrary<std::uint32_t>(), Stream{"test/bass"}};
  auto const entrants = bass.entrants(draws, adopters, potential, *rc::gen::inRange<TimeMs>(0, year), 1);
  RC_ASSERT(entrants <= (adopters < potential ? potential - adopters : 0));
}

constexpr ExitHazard steady{0.05, 1.5, 0.0, 1.0, 12, 0};

TEST(ExitHazard, IsTheReferenceHazardAtTheReferenceMarginWithoutAgeEffect) {
  EXPECT_NEAR(steady.probability(0, 0, month), 1 - std::exp(-0.05), 1e-15);
  EXPECT_NEAR(steady.probability(0, 40 * month, month), 1 - std::exp(-0.05), 1e-13);
}

TEST(ExitHazard, AMarginOfOneHalfHalvesOrDoublesItByItsSensitivity) {
  ExitHazard const doubling{0.05, 2 * std::log(2), 0.25, 1.0, 12, 0};
  EXPECT_NEAR(doubling.probability(0.75, 0, month), 1 - std::exp(-0.025), 1e-15);
  EXPECT_NEAR(doubling.probability(-0.25, 0, month), 1 - std::exp(-0.10), 1e-15);
}

TEST(ExitHazard, LeaversLeaveEarlyWhereTheShapeIsBelowOne) {
  ExitHazard const early{0.05, 1, 0, 0.5, 16, 0};
  // Cumulative hazard 0.05 x 16 x sqrt(t / 16): 0.2 in the first month, 0.8 in the first sixteen.
  EXPECT_NEAR(early.probability(0, 0, month), 1 - std::exp(-0.2), 1e-14);
  EXPECT_NEAR(early.probability(0, 0, 16 * month), 1 - std::exp(-0.8), 1e-14);
  EXPECT_NEAR(early.probability(0, 9 * month, 7 * month), 1 - std::exp(-0.2), 1e-13);
}

TEST(ExitHazard, NobodyLeavesWhileLockedIn) {
  ExitHazard const locked{0.05, 1, 0, 1, 12, 3 * month};
  EXPECT_EQ(locked.probability(-5, 0, 3 * month), 0);
  EXPECT_NEAR(locked.probability(0, 2 * month, 2 * month), 1 - std::exp(-0.05), 1e-14);
  EXPECT_NEAR(locked.probability(0, 3 * month, month), 1 - std::exp(-0.05), 1e-14);
}

TEST(ExitHazard, DecisionsMeetTheChance) {
  int left = 0;
  int const n = 40'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{8, static_cast<std::uint32_t>(i), 0, Stream{"test/exit"}};
    left += steady.leaves(draws, 0, 0, month) ? 1 : 0;
  }
  double const chance = 1 - std::exp(-0.05);
  EXPECT_NEAR(left / double{n}, chance, 4 * std::sqrt(chance * (1 - chance) / n));
}

RC_GTEST_PROP(ExitHazard, StaysAreIndependentOfHowTimeIsCut, ()) {
  ExitHazard const law{*rc::gen::inRange(0, 30) / 100.0, 1,  0,
                       *rc::gen::inRange(3, 15) / 10.0,  12, *rc::gen::inRange<TimeMs>(0, 5 * month)};
  double const margin = *rc::gen::inRange(-20, 20) / 10.0;
  auto const age = *rc::gen::inRange<TimeMs>(0, 20 * month);
  auto const first = *rc::gen::inRange<TimeMs>(0, 5 * month);
  auto const second = *rc::gen::inRange<TimeMs>(0, 5 * month);
  double const whole = 1 - law.probability(margin, age, first + second);
  double const parts = (1 - law.probability(margin, age, first)) * (1 - law.probability(margin, age + first, second));
  RC_ASSERT(std::abs(whole - parts) < 1e-12);
}

}  // namespace
}  // namespace flywheel::population
