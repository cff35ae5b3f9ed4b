#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "kernels/exchange/constant_price.hpp"
#include "kernels/exchange/diffusion.hpp"
#include "kernels/exchange/fundamental_value.hpp"
#include "kernels/exchange/price_series.hpp"

namespace flywheel::exchange {
namespace {

constexpr TimeMs times[] = {100, 200, 600};
constexpr double quotes[] = {2.0, 4.0, 3.0};

TEST(ConstantPrice, IsTheSameAtEveryTime) {
  EXPECT_EQ(ConstantPrice{1.5}(0), 1.5);
  EXPECT_EQ(ConstantPrice{1.5}(never_ms), 1.5);
}

TEST(PriceSeries, AStepHoldsTheLastQuote) {
  PriceSeries const price{times, quotes, 3, Interpolation::step};
  EXPECT_EQ(price(0), 2.0);
  EXPECT_EQ(price(199), 2.0);
  EXPECT_EQ(price(200), 4.0);
  EXPECT_EQ(price(599), 4.0);
  EXPECT_EQ(price(never_ms), 3.0);
}

TEST(PriceSeries, ALineJoinsTheQuotes) {
  PriceSeries const price{times, quotes, 3, Interpolation::linear};
  EXPECT_EQ(price(100), 2.0);
  EXPECT_EQ(price(150), 3.0);
  EXPECT_EQ(price(500), 3.25);
  EXPECT_EQ(price(600), 3.0);
  EXPECT_EQ(price(601), 3.0);
}

struct Moments {
  double mean, variance, third;
};

constexpr int paths = 200'000;

/// Of the log step over `years`, taken in equal parts.
[[nodiscard]] Moments log_moments(Diffusion const& law, double years, int parts) {
  std::vector<double> steps;
  double sum = 0;
  for (std::uint32_t path = 0; path < paths; ++path) {
    double step = 0;
    for (std::uint32_t part = 0; part < static_cast<std::uint32_t>(parts); ++part) {
      Draws draws{2024, path, part, Stream{"tests/diffusion"}};
      step += law.log_step(years / parts, draws);
    }
    steps.push_back(step);
    sum += step;
  }
  Moments moments{sum / paths, 0, 0};
  for (double const step : steps) {
    moments.variance += std::pow(step - moments.mean, 2) / paths;
    moments.third += std::pow(step - moments.mean, 3) / paths;
  }
  return moments;
}

TEST(Diffusion, WithoutNoiseGrowsExponentially) {
  Diffusion const law{
      .drift_per_year = 0.5, .volatility_per_root_year = 0, .jumps_per_year = 0, .jump_log_mean = 0, .jump_log_sd = 0};
  Draws draws{1, 2, 3, Stream{"tests/diffusion"}};
  EXPECT_NEAR(law(3.0, 2.0, draws), 3.0 * std::exp(1.0), 1e-14);
  EXPECT_EQ(law(3.0, 0.0, draws), 3.0);
}

TEST(Diffusion, LogStepsAreNormalWithTheKnownMoments) {
  Diffusion const law{.drift_per_year = 0.3,
                      .volatility_per_root_year = 0.8,
                      .jumps_per_year = 0,
                      .jump_log_mean = 0,
                      .jump_log_sd = 0};
  auto const moments = log_moments(law, 0.25, 1);
  // Four standard errors each (false alarms 6 in 100,000): sd / sqrt(n), variance sqrt(2 / n), third sd^3 sqrt(6 / n).
  double const variance = 0.64 * 0.25;
  EXPECT_NEAR(moments.mean, (0.3 - 0.32) * 0.25, 4 * std::sqrt(variance / paths));
  EXPECT_NEAR(moments.variance, variance, 4 * variance * std::sqrt(2.0 / paths));
  EXPECT_NEAR(moments.third, 0.0, 4 * std::pow(variance, 1.5) * std::sqrt(6.0 / paths));
}

TEST(Diffusion, JumpsKeepTheMeanAndAddMertonsCumulants) {
  Diffusion const law{.drift_per_year = 0.1,
                      .volatility_per_root_year = 0.2,
                      .jumps_per_year = 3,
                      .jump_log_mean = -0.2,
                      .jump_log_sd = 0.1};
  for (int const parts : {1, 4}) {
    auto const moments = log_moments(law, 1.0, parts);
    // Cumulants: l E X, s^2 + l E X^2, l E X^3 with E X^2 = 0.05, E X^3 = -0.008 - 3 x 0.2 x 0.01 = -0.014.
    // Standard errors from the moments m2 = 0.19, m4 = 0.1212, m6 = 0.1588: var(m2) = (m4 - m2^2) / n = 2.36 m2^2 / n,
    // var(m3) = (m6 - m3^2 - 6 m4 m2 + 9 m2^3) / n = 0.081 / n.
    double const mean = 0.1 - 0.02 - 3 * (std::exp(-0.2 + 0.005) - 1) - 0.6;
    double const variance = 0.04 + 3 * 0.05;
    EXPECT_NEAR(moments.mean, mean, 4 * std::sqrt(variance / paths));
    EXPECT_NEAR(moments.variance, variance, 4 * variance * std::sqrt(2.36 / paths));
    EXPECT_NEAR(moments.third, 3 * -0.014, 4 * std::sqrt(0.081 / paths));
  }
}

TEST(FundamentalValue, MixesAPriceWithAMultipleOfAYearsPayments) {
  // 1,000 USD a day are 365,000 USD a year; times 20 over 1,000,000 tokens: 7.30 USD.
  EXPECT_NEAR((FundamentalValue{2.0, 1.0, 20.0})(1'000'000'000, 1e6, 1.0), 7.30, 1e-14);
  EXPECT_EQ((FundamentalValue{2.0, 0.0, 20.0})(1'000'000'000, 1e6, 1.0), 2.0);
  EXPECT_NEAR((FundamentalValue{2.0, 0.25, 20.0})(1'000'000'000, 1e6, 1.0), 3.325, 1e-14);  // 1.5 + 1.825
}

TEST(FundamentalValue, FallsWithShocksAndRefunds) {
  EXPECT_EQ((FundamentalValue{2.0, 0.0, 0.0})(0, 1e6, 0.5), 1.0);
  EXPECT_NEAR((FundamentalValue{2.0, 0.5, 20.0})(-100'000'000, 1e6, 1.0), 0.635, 1e-14);  // 1 - 0.365
}

TEST(FundamentalValue, HasNothingFromRevenueWhereNothingCirculates) {
  EXPECT_EQ((FundamentalValue{2.0, 0.5, 20.0})(1'000'000'000, 0.0, 1.0), 1.0);
}

}  // namespace
}  // namespace flywheel::exchange
