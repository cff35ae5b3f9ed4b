#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/population/cost_coverage.hpp"
#include "kernels/population/payback.hpp"
#include "kernels/population/platform_value.hpp"

namespace flywheel::population {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

TEST(Payback, AnIoNetStakeIsEarnedBackInThePublishedTime) {
  // 8 H100 of tier 4: a stake of 16,000 IO, 17.35 IO an hour: 922 hours.
  EXPECT_NEAR((Payback{16'000, 0, 0}).days(17.35 * 24) * 24, 922, 0.5);
}

TEST(Payback, DecliningIncomeTakesLongerOrNeverSuffices) {
  double const halving_in_100_days = std::log(2) / 100;
  Payback const law{100, 0, halving_in_100_days};
  // All income ever is y / g = 144.27 y: half of it comes in the first 100 days.
  EXPECT_NEAR(law.days(2 * 100 * halving_in_100_days), 100, 1e-9);
  EXPECT_EQ(law.days(0.99 * 100 * halving_in_100_days), never);
  EXPECT_NEAR(law.days(100 * halving_in_100_days / 0.75), 200, 1e-9);
}

TEST(Payback, CostsAboveIncomeNeverPayBackAndNothingInvestedIsPaidBackAtOnce) {
  EXPECT_EQ((Payback{100, 2, 0}).days(2), never);
  EXPECT_EQ((Payback{0, 2, 0}).days(1), 0);
  EXPECT_NEAR((Payback{100, 2, 0}).days(7), 20, 1e-12);
  EXPECT_EQ((Payback{100, 2, 0.5}).days(3), never);
}

RC_GTEST_PROP(Payback, OnItsDayIncomeOfShortStepsCoversTheInvestment, ()) {
  Payback const law{*rc::gen::inRange(1, 100) / 1.0, *rc::gen::inRange(1, 20) / 10.0,
                    *rc::gen::inRange(1, 100) / 10'000.0};
  double const income = *rc::gen::inRange(20, 100) / 10.0;
  double const days = law.days(income);
  int const steps = 2'000;
  double earned = 0;
  double most = 0;
  double const until = std::isfinite(days) ? days : std::log(income / law.cost_per_day) / law.log_decline_per_day;
  for (int i = 0; i < steps; ++i) {
    earned +=
        (income * std::exp(-law.log_decline_per_day * until * (i + 0.5) / steps) - law.cost_per_day) * until / steps;
    most = std::max(most, earned);
  }
  if (std::isfinite(days)) {
    RC_ASSERT(std::abs(earned / law.investment - 1) < 1e-3);
  } else {
    RC_ASSERT(most < law.investment * (1 + 1e-3));
  }
}

TEST(LogitShare, LogOddsAreTheDifferenceInScales) {
  EXPECT_EQ(logit_share(2, 2, 0.5), 0.5);
  EXPECT_NEAR(logit_share(3, 2, 0.5), 0.880797, 1e-6);  // 1 / (1 + e^-2)
  EXPECT_NEAR(logit_share(2, 3, 0.5) + logit_share(3, 2, 0.5), 1, 1e-15);
  EXPECT_EQ(logit_share(1e6, 0, 1), 1);
  EXPECT_EQ(logit_share(-1e6, 0, 1), 0);
}

constexpr PlatformValue platform{0.2, 0.4, 2.0, 3.0, 0.25};

TEST(PlatformValue, AProviderBreaksEvenAtTheBreakEvenUtilisation) {
  // 0.4 / (1 x 0.8) = a half.
  EXPECT_NEAR(platform.break_even_utilisation(1), 0.5, 1e-15);
  EXPECT_NEAR(platform.to_provider(0, 1, 0.5), 0, 1e-15);
  EXPECT_NEAR(platform.to_provider(0.3, 1, 0.25), 0.1, 1e-15);
  EXPECT_NEAR(platform.self_carried_supply(1'000, 1), 2'000, 1e-9);
}

TEST(PlatformValue, UtilisationIsDemandOverSupplyUpToAll) {
  EXPECT_EQ(PlatformValue::utilisation(30, 40), 0.75);
  EXPECT_EQ(PlatformValue::utilisation(50, 40), 1);
  EXPECT_EQ(PlatformValue::utilisation(0, 0), 1);
}

TEST(PlatformValue, IgnitesAtTheSupplyThatMakesUpForPriceAndWaiting) {
  // price 2.2, no match half of the time: 2.2 - 2 + 1.5 = 1.7 lacking; e^(1.7 / 0.25) - 1 = 896.8.
  EXPECT_NEAR(platform.igniting_supply(2.2, 0.5), 896.85, 0.01);
  EXPECT_NEAR(platform.to_consumer(2.2, 0.5, platform.igniting_supply(2.2, 0.5)), 0, 1e-12);
  EXPECT_LT(platform.to_consumer(2.2, 0.5, 800), 0);
  EXPECT_GT(platform.to_consumer(2.2, 0.5, 1'000), 0);
  EXPECT_EQ(platform.igniting_supply(1.5, 0.1), 0);
}

TEST(CostCoverage, IsTheLeastIncomePerCostOverClasses) {
  // 10 processors at 0.10 USD/h cost 24 USD a day, 50 at 0.20 USD/h 240 USD.
  HireDay const classes[] = {{10, 36'000'000, 100'000}, {50, 120'000'000, 200'000}};
  EXPECT_EQ(CostCoverage::worst(classes, 1), 1.5);
  EXPECT_EQ(CostCoverage::worst(classes, 2), 0.5);
}

TEST(CostCoverage, LeavesOutClassesBelowAHundredthAndThoseWithoutCosts) {
  HireDay const at_a_hundredth[] = {{99, 1'000'000'000, 100'000}, {1, 0, 100'000}};
  EXPECT_EQ(CostCoverage::worst(at_a_hundredth, 2), 0.0);
  HireDay const below_it[] = {{100, 480'000'000, 100'000}, {1, 0, 100'000}};
  EXPECT_EQ(CostCoverage::worst(below_it, 2), 2.0);
  HireDay const free_of_costs[] = {{100, 480'000'000, 100'000}, {100, 0, 0}};
  EXPECT_EQ(CostCoverage::worst(free_of_costs, 2), 2.0);
}

TEST(CostCoverage, IsNoNumberWhereNothingIsUp) {
  HireDay const nothing[] = {{0, 0, 100'000}};
  EXPECT_TRUE(std::isnan(CostCoverage::worst(nothing, 1)));
}

TEST(CostCoverage, SustainsAfterTwelveCoveredSettlementsInARow) {
  constexpr CostCoverage law;
  std::uint64_t in_a_row = 0;
  for (int i = 0; i < 11; ++i) in_a_row = law.next_in_a_row(in_a_row, 1.0);
  EXPECT_FALSE(law.is_sustained(in_a_row));
  EXPECT_TRUE(law.is_sustained(law.next_in_a_row(in_a_row, 1.0)));
  EXPECT_EQ(law.next_in_a_row(in_a_row, 0.999), 0U);
  EXPECT_EQ(law.next_in_a_row(in_a_row, std::numeric_limits<double>::quiet_NaN()), 0U);
}

}  // namespace
}  // namespace flywheel::population
