#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/population/customer_churn.hpp"
#include "kernels/population/demand_level.hpp"
#include "kernels/population/latent_demand.hpp"
#include "kernels/population/willingness_to_pay.hpp"

namespace flywheel::population {
namespace {

constexpr TimeMs day = 86'400'000;
constexpr TimeMs month = 730 * 3'600'000LL;

TEST(WillingnessToPay, OrdersThatPayAPriceFollowTheNormalTable) {
  constexpr WillingnessToPay law{2'000'000, 0.5};  // median 2 USD an hour
  int pays_median = 0;
  int pays_more = 0;
  int const n = 40'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{4, static_cast<std::uint32_t>(i), 0, Stream{"test/willingness"}};
    auto const most = law(draws);
    pays_median += most >= 2'000'000 ? 1 : 0;
    pays_more += most >= 3'297'442 ? 1 : 0;  // 2 e^0.5: one deviation above
  }
  EXPECT_NEAR(pays_median / double{n}, 0.5, 4 * 0.5 / std::sqrt(n));
  EXPECT_NEAR(pays_more / double{n}, 0.158655, 4 * std::sqrt(0.1587 * 0.8413 / n));
}

TEST(WillingnessToPay, WithoutSpreadAllPayTheMedianAndTheColumnClamps) {
  Draws draws{4, 0, 0, Stream{"test/willingness"}};
  EXPECT_EQ((WillingnessToPay{1'999'999.5, 0})(draws), 1'999'999U);
  EXPECT_EQ((WillingnessToPay{1e12, 0})(draws), 4'294'967'295U);
}

TEST(DemandLevel, ATenPercentLowerPriceRaisesDemandByItsElasticity) {
  constexpr DemandLevel long_run{-1.2, 0, 90};
  EXPECT_NEAR(long_run.by_price(0.9, 1.0), 1.13477, 1e-5);   // 0.9^-1.2
  EXPECT_NEAR(long_run.by_price(4.0, 1.0), 0.189465, 1e-6);  // 2^-2.4
  EXPECT_EQ(long_run.by_price(2.5, 2.5), 1.0);
}

TEST(DemandLevel, GrowthCompoundsOverMonths) {
  DemandLevel const growing{-1.2, std::log(1.05), 90};
  EXPECT_NEAR(growing.by_time(12 * month), 1.795856, 1e-6);  // 1.05^12
}

TEST(DemandLevel, HalfOfAChangeOfPriceIsForgottenInAHalfLife) {
  constexpr DemandLevel law{-1.2, 0, 90};
  EXPECT_NEAR(law.next_reference(1.0, 4.0, 90 * day), 2.0, 1e-14);
  EXPECT_NEAR(law.next_reference(1.0, 16.0, 180 * day), 8.0, 1e-13);
  constexpr DemandLevel unforgetting{-1.2, 0, std::numeric_limits<double>::infinity()};
  EXPECT_NEAR(unforgetting.next_reference(1.0, 16.0, 180 * day), 1.0, 1e-15);
}

RC_GTEST_PROP(DemandLevel, TheReferenceDoesNotDependOnHowTimeIsCut, ()) {
  DemandLevel const law{-1, 0, *rc::gen::inRange(1, 200) / 2.0};
  double const reference = *rc::gen::inRange(1, 1'000) / 100.0;
  double const price = *rc::gen::inRange(1, 1'000) / 100.0;
  auto const first = *rc::gen::inRange<TimeMs>(0, 100 * day);
  auto const second = *rc::gen::inRange<TimeMs>(0, 100 * day);
  double const whole = law.next_reference(reference, price, first + second);
  double const parts = law.next_reference(law.next_reference(reference, price, first), price, second);
  RC_ASSERT(std::abs(whole / parts - 1) < 1e-12);
}

TEST(LatentDemand, IsTheShockAloneWhereThePaceNeverChanged) {
  LatentDemand const law{std::log(1.05)};
  double level = 0;
  for (int i = 0; i < 365; ++i) level = law.next_log_level(level);
  EXPECT_NEAR(level, 12 * std::log(1.05), 1e-13);  // twelve months of 730 h
  EXPECT_NEAR(law.factor(level, 365, 0.8), 0.8, 1e-13);
}

TEST(LatentDemand, KeepsWhatEarlierPacesMadeOfIt) {
  // A month of 730 h has 365/12 days. A year at 10 % a month, then a year without growth.
  LatentDemand const fast{std::log(1.1)};
  LatentDemand const none{0};
  double level = 0;
  for (int i = 0; i < 365; ++i) level = fast.next_log_level(level);
  EXPECT_NEAR(none.factor(level, 730, 1.0), 3.138428, 1e-6);  // 1.1^12: the law of arrivals has no growth in it now
  // Going on at 10 % the law has two years in it, of which one did not happen.
  EXPECT_NEAR(fast.factor(level, 730, 1.0), 1 / 3.138428, 1e-6);
}

TEST(CustomerChurn, ACustomerPlacesAsManyOrdersAsTheoryOfRunsPredicts) {
  constexpr CustomerChurn law{2, 1.0};
  double const fails = 0.4;
  double sum = 0;
  double squares = 0;
  int const n = 20'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{9, static_cast<std::uint32_t>(i), 0, Stream{"test/churn"}};
    int orders = 0;
    for (std::uint32_t in_a_row = 0; !law.leaves(draws, in_a_row);) {
      in_a_row = Bernoulli{fails}(draws) ? in_a_row + 1 : 0;
      ++orders;
    }
    sum += orders;
    squares += double(orders) * orders;
  }
  double const mean = sum / n;
  double const standard_error = std::sqrt((squares / n - mean * mean) / n);
  EXPECT_NEAR(mean, 24.375, 4 * standard_error);  // (1 - 0.064) / (0.6 x 0.064)
}

TEST(CustomerChurn, ToleratedFailuresAreForgivenAndShareIsMet) {
  constexpr CustomerChurn law{3, 0.25};
  int left = 0;
  int const n = 20'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{9, static_cast<std::uint32_t>(i), 1, Stream{"test/churn"}};
    ASSERT_FALSE(law.leaves(draws, 3));
    left += law.leaves(draws, 4) ? 1 : 0;
  }
  EXPECT_NEAR(left / double{n}, 0.25, 4 * std::sqrt(0.25 * 0.75 / n));
}

}  // namespace
}  // namespace flywheel::population
