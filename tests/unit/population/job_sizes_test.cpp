#include "kernels/population/job_sizes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace flywheel::population {
namespace {

constexpr double seconds_per_hour = 3600;

// Alibaba 2023 full-GPU pods: 3,911 + 3,078 ask for at most one GPU, 16 for 2, 15 for 4, 44 for 8, of 7,064.
constexpr GpuRequest alibaba{{1, 2, 4, 8}, {6989 / 7064.0, 7005 / 7064.0, 7020 / 7064.0, 1.0}, 4, 1.5, 8};

TEST(GpuRequest, MeetsTheMixOfAlibaba) {
  int found[9] = {};
  int const n = 100'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{3, static_cast<std::uint32_t>(i), 0, Stream{"test"}};
    ++found[alibaba(draws)];
  }
  for (auto const& [gpus, pods] : {std::pair{1, 6989}, std::pair{2, 16}, std::pair{4, 15}, std::pair{8, 44}}) {
    double const share = pods / 7064.0;
    EXPECT_NEAR(found[gpus] / double{n}, share, 4 * std::sqrt(share * (1 - share) / n)) << gpus;
  }
  EXPECT_EQ(found[1] + found[2] + found[4] + found[8], n);
}

TEST(GpuRequest, TheTailIsParetoBeyondTheListedSizes) {
  constexpr GpuRequest tailed{{1, 2}, {0.5, 0.9}, 2, 1.0, 1'000'000};
  // Beyond 2: P(N > n) = 0.1 x (2 / n), apart from the truncation at a million.
  EXPECT_EQ(tailed.quantile(0.49), 1U);
  EXPECT_EQ(tailed.quantile(0.89), 2U);
  EXPECT_EQ(tailed.quantile(0.9), 3U);
  EXPECT_EQ(tailed.quantile(1 - 0.1 * 2 / 19.5), 20U);
  EXPECT_EQ(tailed.quantile(1 - 0.1 * 2 / 199.5), 200U);
}

RC_GTEST_PROP(GpuRequest, IsNeverNothingAndNeverMoreThanTheMost, ()) {
  GpuRequest request{};
  request.sizes = *rc::gen::inRange<std::uint32_t>(1, 17);
  for (std::uint32_t i = 0; i < request.sizes; ++i) {
    request.gpus[i] = 3 * i + 1;
    request.cumulative_share[i] = 0.9 * (i + 1) / request.sizes;
  }
  request.tail_shape = *rc::gen::inRange(1, 40) / 10.0;
  request.most = *rc::gen::inRange<std::uint32_t>(1, 5'000);
  double const u = (*rc::gen::inRange(0, 1'000'000) + 0.5) / 1'000'000;
  RC_ASSERT(request.quantile(u) >= 1);
  RC_ASSERT(request.quantile(u) <= request.most);
}

struct Quantile {
  double share;
  double standard_score;
};

TEST(JobDuration, TheBodyHasTheQuantilesOfTheFitToPhilly) {
  // mu 6.8459, sigma 2.1814 of seconds; standard scores from the normal table.
  JobDuration const philly{6.8459 - std::log(seconds_per_hour), 2.1814, 0.01, 1.452, 1e-6, 10'000};
  for (auto const& at : {Quantile{0.05, -1.644853627}, Quantile{0.25, -0.674489750}, Quantile{0.5, 0},
                         Quantile{0.75, 0.674489750}, Quantile{0.9, 1.281551566}, Quantile{0.99, 2.326347874}}) {
    double const seconds = std::exp(6.8459 + 2.1814 * at.standard_score);
    EXPECT_NEAR(philly.hours(at.share) * seconds_per_hour / seconds, 1, 1e-7) << at.share;
  }
}

TEST(JobDuration, BeyondTheJointTheTailFallsWithItsIndex) {
  JobDuration const philly{6.8459 - std::log(seconds_per_hour), 2.1814, 0.01, 1.452, 1e-6, 1e9};
  double const joint = philly.hours(0.99);
  EXPECT_NEAR(philly.hours(0.999) / joint, std::pow(10, 1 / 1.452), 1e-4);
  EXPECT_NEAR(philly.hours(0.9999) / joint, std::pow(100, 1 / 1.452), 1e-2);
}

TEST(JobDuration, IsPrepaidInWholeHoursWithinItsBounds) {
  JobDuration const bounded{std::log(2.5), 2, 0.05, 0.5, 1, 720};
  std::uint32_t longest = 0;
  int shortest = 0;
  int within_median = 0;
  int const n = 20'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{3, static_cast<std::uint32_t>(i), 1, Stream{"test"}};
    auto const hours = bounded.whole_hours(draws);
    ASSERT_GE(hours, 1U);
    ASSERT_LE(hours, 720U);
    longest = std::max(longest, hours);
    shortest += hours == 1 ? 1 : 0;
    within_median += hours <= 2 ? 1 : 0;
  }
  EXPECT_GT(longest, 600U);
  double const one = 0.323421;  // Phi(log(1 / 2.5) / 2) = Phi(-0.458145)
  double const two = 0.455585;  // Phi(log(2 / 2.5) / 2) = Phi(-0.111572)
  EXPECT_NEAR(shortest / double{n}, one, 4 * std::sqrt(one * (1 - one) / n));
  EXPECT_NEAR(within_median / double{n}, two, 4 * std::sqrt(two * (1 - two) / n));
}

RC_GTEST_PROP(JobDuration, GrowsWithItsShare, ()) {
  JobDuration const law{*rc::gen::inRange(-30, 50) / 10.0,
                        *rc::gen::inRange(0, 30) / 10.0,
                        *rc::gen::inRange(0, 99) / 100.0,
                        *rc::gen::inRange(1, 30) / 10.0,
                        0.5,
                        900};
  double const low = (*rc::gen::inRange(0, 999) + 0.5) / 1000;
  double const high = low + (1 - low) * *rc::gen::inRange(0, 99) / 100;
  RC_ASSERT(law.hours(low) <= law.hours(high));
  RC_ASSERT(law.hours(low) >= 0.5);
  RC_ASSERT(law.hours(high) <= 900.0);
}

}  // namespace
}  // namespace flywheel::population
