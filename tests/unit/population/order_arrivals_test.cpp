#include "kernels/population/order_arrivals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace flywheel::population {
namespace {

constexpr TimeMs hour = 3'600'000;
constexpr TimeMs bin = hour / 6;
constexpr std::uint64_t seed = 11;
constexpr double helios_jobs = 4.804097605893186;         // per 10 minutes
constexpr double helios_dispersion = 15.418321612405054;  // variance over mean
constexpr double helios_size = 0.3331939552353928;

OrderArrivals flat(double orders_per_hour, double dispersion_size, TimeMs end_ms) {
  OrderArrivals arrivals{};
  arrivals.orders_per_hour = orders_per_hour;
  std::fill_n(arrivals.hour_of_day_factor, 24, 1.0);
  std::fill_n(arrivals.weekday_factor, 7, 1.0);
  arrivals.price_factor = 1;
  arrivals.dispersion_size = dispersion_size;
  arrivals.bin_ms = bin;
  arrivals.end_ms = end_ms;
  return arrivals;
}

std::vector<TimeMs> orders_of(OrderArrivals const& arrivals, std::uint32_t customer) {
  std::vector<TimeMs> times;
  TimeMs now = 0;
  for (std::uint32_t ordinal = 0;; ++ordinal) {
    Draws draws{seed, customer, ordinal, Stream{"test/arrival"}};
    now = arrivals.next_ms(draws, seed, now);
    if (now == never_ms) return times;
    times.push_back(now);
  }
}

/// Orders of all customers of one domain, by bin.
std::vector<int> counts(OrderArrivals const& arrivals, std::uint32_t customers, TimeMs width) {
  std::vector<int> by_bin(static_cast<std::size_t>(arrivals.end_ms / width));
  for (std::uint32_t customer = 0; customer < customers; ++customer) {
    for (TimeMs const time : orders_of(arrivals, customer)) ++by_bin[static_cast<std::size_t>(time / width)];
  }
  return by_bin;
}

double mean(std::vector<int> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double variance(std::vector<int> const& values) {
  double const centre = mean(values);
  double sum = 0;
  for (int const value : values) sum += (value - centre) * (value - centre);
  return sum / static_cast<double>(values.size() - 1);
}

TEST(OrderArrivals, WithASharedLevelTheMarketHasTheMeanAndDispersionOfHeliosVenus) {
  std::uint32_t const customers = 20;
  int const bins = 12'000;
  auto const by_bin = counts(flat(6 * helios_jobs / customers, helios_size, bins * bin), customers, bin);
  double const m = helios_jobs;
  double const size = helios_size;
  double const expected_variance = m + m * m / size;
  // Fourth central moment of the negative binomial, from its cumulants, gives the standard error of the variance.
  double const q = m / size;
  double const fourth = m * (1 + q) * (1 + 6 * q + 6 * q * q) + 3 * expected_variance * expected_variance;
  double const variance_error = std::sqrt((fourth - expected_variance * expected_variance) / bins);
  EXPECT_NEAR(mean(by_bin), m, 4 * std::sqrt(expected_variance / bins));
  EXPECT_NEAR(variance(by_bin) / m, helios_dispersion, 4 * variance_error / m);
  double const empty = std::pow(size / (size + m), size);
  auto const found = static_cast<double>(std::count(by_bin.begin(), by_bin.end(), 0)) / bins;
  EXPECT_NEAR(found, empty, 4 * std::sqrt(empty * (1 - empty) / bins));
}

TEST(OrderArrivals, WithoutASharedLevelCountsArePoisson) {
  int const bins = 6'000;
  auto const by_bin = counts(flat(12, 0, bins * bin), 1, bin);
  EXPECT_NEAR(mean(by_bin), 2, 4 * std::sqrt(2.0 / bins));
  EXPECT_NEAR(variance(by_bin) / mean(by_bin), 1, 4 * std::sqrt(2.0 / bins));
}

TEST(OrderArrivals, DomainsDoNotShareALevelAndCustomersOfOneDo) {
  auto one = flat(1, 0.33, 1'000 * bin);
  auto other = one;
  other.domain_id = 1;
  EXPECT_EQ(one.shared_level(seed, 5), one.shared_level(seed, 5));
  EXPECT_NE(one.shared_level(seed, 5), other.shared_level(seed, 5));
  EXPECT_NE(one.shared_level(seed, 5), one.shared_level(seed, 6));
  EXPECT_NE(one.shared_level(seed, 5), one.shared_level(seed + 1, 5));
}

TEST(OrderArrivals, FollowsTheHoursAndWeekdaysOfHeliosVenus) {
  auto arrivals = flat(30, 0, 26 * 7 * 24 * hour);
  double const hours[24] = {0.8968, 0.6580, 0.5995, 0.3843, 0.2681, 0.2055, 0.1875, 0.2239,
                            0.3743, 0.7960, 1.2949, 1.4741, 1.1644, 1.2986, 1.5591, 1.6564,
                            1.7341, 1.7329, 1.2823, 1.3131, 1.3446, 1.3643, 1.1491, 1.0381};
  double const weekdays[7] = {1.0227, 1.1051, 1.2748, 1.2018, 0.9479, 0.6806, 0.7710};
  std::copy_n(hours, 24, arrivals.hour_of_day_factor);
  std::copy_n(weekdays, 7, arrivals.weekday_factor);
  arrivals.first_week_hour = 2 * 24;  // 1 April 2020, the first day of the trace, was a Wednesday
  auto const by_hour = counts(arrivals, 1, hour);
  double sixteen = 0;
  double six = 0;
  double wednesdays = 0;
  double saturdays = 0;
  for (std::size_t i = 0; i < by_hour.size(); ++i) {
    sixteen += i % 24 == 16 ? by_hour[i] : 0;
    six += i % 24 == 6 ? by_hour[i] : 0;
    wednesdays += i % 168 < 24 ? by_hour[i] : 0;
    saturdays += i % 168 >= 72 && i % 168 < 96 ? by_hour[i] : 0;
  }
  double const weeks = 26;
  EXPECT_NEAR(sixteen, weeks * 7 * 30 * 1.7341, 4 * std::sqrt(sixteen));
  EXPECT_NEAR(six, weeks * 7 * 30 * 0.1875, 4 * std::sqrt(six));
  EXPECT_NEAR(wednesdays, weeks * 24 * 30 * 1.2748, 4 * std::sqrt(wednesdays));
  EXPECT_NEAR(saturdays, weeks * 24 * 30 * 0.6806, 4 * std::sqrt(saturdays));
}

TEST(OrderArrivals, GrowthOfDemandAndThePriceMultiplyTheRate) {
  auto arrivals = flat(2, 0, 0);
  arrivals.log_growth_per_day = std::log(1.05) / 30;
  arrivals.price_factor = 0.5;
  EXPECT_NEAR(arrivals.expected_per_hour(0), 1.0, 1e-15);
  EXPECT_NEAR(arrivals.expected_per_hour(30 * 24 * hour), 1.05, 1e-12);
  EXPECT_NEAR(arrivals.expected_per_hour(360 * 24 * hour), std::pow(1.05, 12), 1e-12);
}

TEST(OrderArrivals, ASilentHourIsPassedOver) {
  auto arrivals = flat(1'000, 0, 24 * hour);
  std::fill_n(arrivals.hour_of_day_factor, 24, 0.0);
  arrivals.hour_of_day_factor[17] = 1;
  for (TimeMs const time : orders_of(arrivals, 0)) EXPECT_EQ(time / hour, 17);
  EXPECT_GT(orders_of(arrivals, 0).size(), 800);
}

TEST(OrderArrivals, NothingIsPlannedWithoutARateOrBeyondTheEnd) {
  Draws draws{seed, 0, 0, Stream{"test/arrival"}};
  EXPECT_EQ(flat(0, 0.33, 24 * hour).next_ms(draws, seed, 0), never_ms);
  EXPECT_EQ(flat(1e-9, 0.33, 24 * hour).next_ms(draws, seed, 0), never_ms);
  EXPECT_EQ(flat(1e9, 0.33, 24 * hour).next_ms(draws, seed, 24 * hour), never_ms);
}

}  // namespace
}  // namespace flywheel::population
