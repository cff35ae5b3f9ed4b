#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "kernels/base/distributions.hpp"

namespace flywheel {
namespace {

struct Moments {
  char const* name;
  std::function<double(Draws&)> draw;
  double mean;
  double variance;
};

template <class Law>
Moments moments(char const* name, Law law, double mean, double variance) {
  return {name, [law](Draws& draws) { return static_cast<double>(law(draws)); }, mean, variance};
}

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

/// The first two moments of a log-normal variable between two bounds, by completing the square.
Moments truncated(char const* name, TruncatedLogNormal law) {
  double const s = law.log_standard_deviation;
  double const low = (std::log(law.lowest) - law.log_mean) / s;
  double const high = (std::log(law.highest) - law.log_mean) / s;
  auto const moment = [&](double k) {
    // Upper tails, so that bounds far above the median keep their digits.
    double const above = normal_cdf(-(low - k * s)) - normal_cdf(-(high - k * s));
    return std::exp(k * law.log_mean + k * k * s * s / 2) * above / (normal_cdf(-low) - normal_cdf(-high));
  };
  return moments(name, law, moment(1), moment(2) - moment(1) * moment(1));
}

Moments bounded(char const* name, BoundedPareto law) {
  double const a = law.shape;
  auto const moment = [&](double k) {
    double const scale = a * std::pow(law.minimum, a) / (1 - std::pow(law.minimum / law.maximum, a));
    return scale * (std::pow(law.maximum, k - a) - std::pow(law.minimum, k - a)) / (k - a);
  };
  return moments(name, law, moment(1), moment(2) - moment(1) * moment(1));
}

Moments integers(char const* name, std::uint64_t count) {
  auto const n = static_cast<double>(count);
  return moments(name, UniformInteger{count}, (n - 1) / 2, (n * n - 1) / 12);
}

Moments binomial(char const* name, std::uint64_t count, double p) {
  double const mean = static_cast<double>(count) * p;
  return moments(name, Binomial{count, p}, mean, mean * (1 - p));
}

Moments poisson(char const* name, double mean) {
  return moments(name, Poisson{mean}, mean, mean);
}

Moments negative_binomial(char const* name, double mean, double size) {
  return moments(name, NegativeBinomial{mean, size}, mean, mean + mean * mean / size);
}

std::uint64_t const weights[4] = {1, 1, 3, 10};  // cumulative: 1, 0, 2, 7

struct OneWord {
  WordBernoulli law;
  bool operator()(Draws& draws) const { return law(draws.word()); }
};

std::vector<Moments> all_moments() {
  double const g1 = std::tgamma(1 + 1 / 1.5);
  double const g2 = std::tgamma(1 + 2 / 1.5);
  return {
      integers("SevenIntegers", 7),
      integers("ManyRejectedWords", (std::uint64_t{1} << 31) + 1),
      integers("ManyRejectedPairs", (std::uint64_t{1} << 63) + 1),
      moments("UniformReal", UniformReal{-1, 3}, 1, 16.0 / 12),
      moments("Bernoulli", Bernoulli{0.3}, 0.3, 0.21),
      moments("WordBernoulli", OneWord{WordBernoulli::of_chance(0.9)}, 0.9, 0.09),
      moments("Exponential", Exponential{2}, 2, 4),
      moments("Weibull", Weibull{2, 1.5}, 2 * g1, 4 * (g2 - g1 * g1)),
      moments("Normal", Normal{1, 2}, 1, 4),
      moments("LogNormal", LogNormal{0.5, 0.5}, std::exp(0.625), std::expm1(0.25) * std::exp(1.25)),
      moments("LogNormalOfMean", LogNormal::of_mean(3, 0.4), 3, 9 * std::expm1(0.16)),
      truncated("TruncatedWide", {0, 1, 0.1, 5}),
      truncated("TruncatedNarrow", {0, 1, 0.9, 1.2}),
      truncated("TruncatedAbove", {0, 1, 2, 3}),
      truncated("TruncatedTail", {0, 1, 20, 1000}),
      truncated("TruncatedBelow", {0, 1, 0.01, 0.05}),
      moments("Pareto", Pareto{2, 10}, 20.0 / 9, 4 * 10 / (81.0 * 8)),
      bounded("BoundedPareto", {10, 1000, 1.3}),
      moments("GammaBelowOne", Gamma{0.5, 2}, 1, 2),
      moments("GammaAboveOne", Gamma{3, 0.5}, 1.5, 0.75),
      poisson("PoissonTiny", 0.01),
      poisson("PoissonInversion", 9.99),
      poisson("PoissonRejection", 10),
      poisson("PoissonLarge", 1e9),
      binomial("BinomialInversion", 20, 0.2),
      binomial("BinomialRejection", 100, 0.3),
      binomial("BinomialMirrored", 100, 0.95),
      binomial("BinomialLarge", 1'000'000'000'000, 0.25),
      negative_binomial("NegativeBinomialClumped", 4, 0.5),
      negative_binomial("NegativeBinomialLarge", 300, 5),
      moments("Categorical", Categorical{weights, 4}, 2.5, 0.1 * 0 + 0.2 * 4 + 0.7 * 9 - 6.25),
  };
}

class DistributionMoments : public ::testing::TestWithParam<Moments> {};

/// 200,000 draws, each of its own entity. The limit of 5 standard errors is passed by a right mean or variance in all
/// but 6 of 10 million seeds: 4 in 100,000 for the whole suite. Seeds are fixed.
TEST_P(DistributionMoments, AgreeWithTheory) {
  auto const& expected = GetParam();
  constexpr std::uint32_t n = 200'000;
  double first = 0;
  double second = 0;
  double fourth = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    Draws draws{20240625, i, 0, Stream::of_name(expected.name)};
    double const off = expected.draw(draws) - expected.mean;
    first += off;
    second += off * off;
    fourth += off * off * off * off;
  }
  double const mean_error = std::sqrt(expected.variance / n);
  EXPECT_NEAR(first / n, 0, 5 * mean_error) << "mean";
  double const variance = second / n;
  double const variance_error = std::sqrt((fourth / n - variance * variance) / n);
  EXPECT_NEAR(variance, expected.variance, 5 * variance_error) << "variance";
  EXPECT_LT(variance_error, 0.05 * expected.variance) << "the check of the variance is too weak";
}

INSTANTIATE_TEST_SUITE_P(Laws, DistributionMoments, ::testing::ValuesIn(all_moments()),
                         [](auto const& law) { return law.param.name; });

}  // namespace
}  // namespace flywheel
