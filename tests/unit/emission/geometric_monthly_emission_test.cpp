#include "kernels/emission/geometric_monthly_emission.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace flywheel::emission {
namespace {

// io.net in its unit of 1e-8 IO, as its "IO Tokenomics" page says it.
constexpr GeometricMonthlyEmission io_net{
    .base_units = 500'000'000ULL * 100'000'000, .rate_per_year = {8, 100}, .decline_per_month = {102, 10'000}};

TEST(GeometricMonthlyEmission, StartsWithOneTwelfthOfTheYearlyRate) {
  auto const schedule = schedule_of(io_net);
  EXPECT_EQ(schedule.of_month(0), 333'333'333'333'333);  // 3,333,333.33 IO
  EXPECT_EQ(schedule.of_month(1), 329'933'333'333'333);  // x 0.9898
  EXPECT_EQ(schedule.of_month(2), 326'568'013'333'333);
}

TEST(GeometricMonthlyEmission, SumsToAlmostThreeHundredMillionInTwentyYears) {
  auto const schedule = schedule_of(io_net);
  EXPECT_EQ(schedule.of_first_months(240) / 100'000'000, 298'893'386);  // closed form: (1 - 0.9898^240) / 0.0102
  EXPECT_EQ(schedule.of_first_months(12) / 100'000'000, 37'830'573);
  EXPECT_EQ(schedule.of_first_months(1000), schedule.of_first_months(240));
}

TEST(GeometricMonthlyEmission, PaysEachBlockTheFloorOfItsMonth) {
  auto const schedule = schedule_of(io_net);
  EXPECT_EQ(schedule(0), 456'621'004'566);  // 4,566.21 IO
  EXPECT_EQ(schedule(729), 456'621'004'566);
  EXPECT_EQ(schedule(730), 451'963'470'319);
  EXPECT_EQ(schedule(23 * 730) / 100'000'000, 3607);
  EXPECT_EQ(schedule(240 * 730), 0);
}

TEST(GeometricMonthlyEmission, KeepsItsExactnessWithLongDecimals) {
  // Half is left every month, written with eighteen decimals: floors of 600 / 12 / 2^k.
  auto const schedule = schedule_of({.base_units = 600,
                                     .rate_per_year = {1'000'000'000'000'000'000, 1'000'000'000'000'000'000},
                                     .decline_per_month = {500'000'000'000'000'000, 1'000'000'000'000'000'000},
                                     .months = 7});
  EXPECT_EQ(schedule.of_month(1), 25);
  EXPECT_EQ(schedule.of_month(2), 12);
  EXPECT_EQ(schedule.of_month(5), 1);
  EXPECT_EQ(schedule.of_month(6), 0);
}

TEST(GeometricMonthlyEmission, FallsForFortyYearsWithPrimeDenominators) {
  // (1 - 1/1152921504606846883)^479 is above 1 - 4.2e-16: of 12e15 units a month at most five are lost.
  auto const schedule = schedule_of({.base_units = 12'000'000'000'000'000,
                                     .rate_per_year = {1, 1},
                                     .decline_per_month = {1, 1'152'921'504'606'846'883},
                                     .months = 480});
  EXPECT_EQ(schedule.of_month(0), 1'000'000'000'000'000);
  EXPECT_EQ(schedule.of_month(1), 999'999'999'999'999);
  EXPECT_EQ(schedule.of_month(479), 999'999'999'999'999);
}

TEST(GeometricMonthlyEmission, StopsWhenAllDeclinesAtOnce) {
  auto const schedule = schedule_of({.base_units = 1200, .rate_per_year = {1, 1}, .decline_per_month = {3, 3}});
  EXPECT_EQ(schedule.of_month(0), 100);
  EXPECT_EQ(schedule.of_month(1), 0);
}

TEST(GeometricMonthlyEmission, NamesTheParameterOutsideItsDomain) {
  auto rule = io_net;
  rule.decline_per_month = {101, 100};
  try {
    static_cast<void>(schedule_of(rule));
    FAIL() << "accepted a decline above 1";
  } catch (std::invalid_argument const& problem) {
    EXPECT_STREQ(problem.what(), "geometric monthly emission: expected a monthly decline in [0, 1]");
  }
  rule = io_net;
  rule.months = 481;
  EXPECT_THROW(static_cast<void>(schedule_of(rule)), std::invalid_argument);
  rule = io_net;
  rule.blocks_per_month = 0;
  EXPECT_THROW(static_cast<void>(schedule_of(rule)), std::invalid_argument);
}

}  // namespace
}  // namespace flywheel::emission
