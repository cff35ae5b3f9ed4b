#include "kernels/population/failures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace flywheel::population {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double ms_per_hour = 3'600'000;

// Llama 3 405B: 419 interruptions of 16,384 H100 in 54 days (reference behaviour 14).
constexpr double llama3_gpu_hours = 16'384.0 * 54 * 24 / 419;
constexpr Failures data_centre{llama3_gpu_hours, never, 0.015, 10, 4, 1};

struct MeanOfSize {
  std::uint32_t gpus;
  double mtbf_hours;  // as published, rounded to its last digit
  double rounding;
};

TEST(Failures, MeanTimeOfLargerClustersMatchesThePublishedTable) {
  for (auto const& size : {MeanOfSize{8, 6335, 1}, MeanOfSize{64, 792, 1}, MeanOfSize{512, 99, 1},
                           MeanOfSize{1024, 49, 1}, MeanOfSize{4096, 12.4, 0.1}, MeanOfSize{16384, 3.09, 0.01}}) {
    EXPECT_NEAR(1 / data_centre.failures_per_hour(size.gpus, false), size.mtbf_hours, size.rounding) << size.gpus;
  }
}

TEST(Failures, ADrawnTimeHasThePublishedMeanAndNoMemory) {
  double sum = 0;
  int beyond_mean = 0;
  int const n = 20'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{7, static_cast<std::uint32_t>(i), 0, Stream{"test"}};
    double const hours = static_cast<double>(data_centre.next_failure_ms(draws, 8, false)) / ms_per_hour;
    sum += hours;
    beyond_mean += hours > 6334.625 ? 1 : 0;
  }
  double const standard_error = 6334.625 / std::sqrt(n);
  EXPECT_NEAR(sum / n, 6334.625, 4 * standard_error);
  double const share = std::exp(-1);
  EXPECT_NEAR(beyond_mean / double{n}, share, 4 * std::sqrt(share * (1 - share) / n));
}

TEST(Failures, ALemonFailsByItsFactorMoreOftenButItsSiteDoesNot) {
  Failures const consumer{10'000, 500, 0.02, 10, 4, 1};
  EXPECT_NEAR(consumer.failures_per_hour(1, false), 0.0001 + 0.002, 1e-15);
  EXPECT_NEAR(consumer.failures_per_hour(1, true), 0.001 + 0.002, 1e-15);
  EXPECT_NEAR(consumer.failures_per_hour(8, true), 0.008 + 0.002, 1e-15);
}

TEST(Failures, TheShareOfLemonsIsMet) {
  int lemons = 0;
  int const n = 50'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{7, static_cast<std::uint32_t>(i), 1, Stream{"test"}};
    lemons += data_centre.is_lemon(draws) ? 1 : 0;
  }
  EXPECT_NEAR(lemons / double{n}, 0.015, 4 * std::sqrt(0.015 * 0.985 / n));
}

TEST(Failures, HalfOfTheRepairsEndWithinTheMedian) {
  int within = 0;
  int within_one_deviation = 0;
  int const n = 20'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{7, static_cast<std::uint32_t>(i), 2, Stream{"test"}};
    double const hours = static_cast<double>(data_centre.repair_ms(draws)) / ms_per_hour;
    within += hours <= 4 ? 1 : 0;
    within_one_deviation += hours <= 4 * std::exp(1) ? 1 : 0;
  }
  EXPECT_NEAR(within / double{n}, 0.5, 4 * 0.5 / std::sqrt(n));
  EXPECT_NEAR(within_one_deviation / double{n}, 0.841345, 4 * std::sqrt(0.8413 * 0.1587 / n));
}

TEST(Failures, ADeviceWithoutACauseNeverFails) {
  Draws draws{7, 0, 0, Stream{"test"}};
  EXPECT_EQ((Failures{never, never, 0, 1, 4, 1}).next_failure_ms(draws, 8, false), never_ms);
}

TEST(WaitingMs, LiesAheadAndLeavesRoomForTheClock) {
  EXPECT_EQ(waiting_ms(0), 1);
  EXPECT_EQ(waiting_ms(0.25), 1);
  EXPECT_EQ(waiting_ms(1.0), 2);
  EXPECT_EQ(waiting_ms(4.6e18), 4'600'000'000'000'000'001);
  EXPECT_EQ(waiting_ms(4.7e18), never_ms);
  EXPECT_EQ(waiting_ms(never), never_ms);
  EXPECT_EQ(waiting_ms(std::numeric_limits<double>::quiet_NaN()), never_ms);
}

}  // namespace
}  // namespace flywheel::population
