#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "kernels/base/distributions.hpp"
#include "tests/unit/base_random/fit.hpp"

namespace flywheel {
namespace {

constexpr std::uint32_t n_draws = 200'000;

template <class Law>
std::function<double(Draws&)> as_function(Law law) {
  return [law](Draws& draws) { return static_cast<double>(law(draws)); };
}

std::vector<double> sample(std::function<double(Draws&)> const& draw, char const* name) {
  std::vector<double> values(n_draws);
  for (std::uint32_t i = 0; i < n_draws; ++i) {
    Draws draws{7, i, 3, Stream::of_name(name)};
    values[i] = draw(draws);
  }
  return values;
}

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

struct Continuous {
  char const* name;
  std::function<double(Draws&)> draw;
  std::function<double(double)> cdf;
};

Continuous truncated(char const* name, double low, double high) {
  double const below = normal_cdf(-low);
  double const mass = below - normal_cdf(-high);
  return {name, as_function(TruncatedStandardNormal{low, high}),
          [=](double x) { return (below - normal_cdf(-x)) / mass; }};
}

class ContinuousShape : public ::testing::TestWithParam<Continuous> {};

/// Kolmogorov's statistic exceeds 2.6 for 3 in a million right samples.
TEST_P(ContinuousShape, FollowsItsDistributionFunction) {
  auto const& law = GetParam();
  EXPECT_LT(kolmogorov_distance(sample(law.draw, law.name), law.cdf), 2.6);
}

INSTANTIATE_TEST_SUITE_P(
    Laws, ContinuousShape,
    ::testing::Values(
        Continuous{"UniformReal", as_function(UniformReal{2, 5}), [](double x) { return (x - 2) / 3; }},
        Continuous{"Exponential", as_function(Exponential{3}), [](double x) { return -std::expm1(-x / 3); }},
        Continuous{"WeibullEarly", as_function(Weibull{2, 0.7}),
                   [](double x) { return -std::expm1(-std::pow(x / 2, 0.7)); }},
        Continuous{"WeibullLate", as_function(Weibull{2, 3}),
                   [](double x) { return -std::expm1(-std::pow(x / 2, 3)); }},
        Continuous{"Normal", as_function(Normal{1, 2}), [](double x) { return normal_cdf((x - 1) / 2); }},
        Continuous{"LogNormal", as_function(LogNormal{1, 2}),
                   [](double x) { return normal_cdf((std::log(x) - 1) / 2); }},
        truncated("NormalAroundZero", -2, 1), truncated("NormalNarrow", -0.3, 0.5), truncated("NormalNear", 0.5, 0.9),
        truncated("NormalTail", 4, 9), truncated("NormalBelow", -6, -3), truncated("NormalHalf", 0, 1e300),
        Continuous{"Pareto", as_function(Pareto{2, 1.1}), [](double x) { return 1 - std::pow(2 / x, 1.1); }},
        Continuous{"BoundedPareto", as_function(BoundedPareto{10, 5000, 1.3}),
                   [](double x) { return (1 - std::pow(10 / x, 1.3)) / (1 - std::pow(10.0 / 5000, 1.3)); }},
        Continuous{"GammaHalf", as_function(Gamma{0.5, 2}), [](double x) { return std::erf(std::sqrt(x / 2)); }},
        Continuous{"GammaOne", as_function(Gamma{1, 2}), [](double x) { return -std::expm1(-x / 2); }},
        Continuous{"GammaThree", as_function(Gamma{3, 1}),
                   [](double x) { return 1 - std::exp(-x) * (1 + x + x * x / 2); }}),
    [](auto const& law) { return law.param.name; });

struct Discrete {
  char const* name;
  std::function<double(Draws&)> draw;
  std::function<double(double)> log_mass;
  double lowest;  // what lies outside has together a chance below 10^-9
  double highest;
};

double log_choose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

Discrete poisson(char const* name, double mean) {
  double const reach = 6.5 * std::sqrt(mean) + 20;
  return {name, as_function(Poisson{mean}), [=](double k) { return k * std::log(mean) - mean - std::lgamma(k + 1); },
          std::max(0.0, std::floor(mean - reach)), std::ceil(mean + reach)};
}

Discrete binomial(char const* name, std::uint64_t count, double p) {
  auto const n = static_cast<double>(count);
  double const reach = 6.5 * std::sqrt(n * p * (1 - p)) + 20;
  return {name, as_function(Binomial{count, p}),
          [=](double k) { return log_choose(n, k) + k * std::log(p) + (n - k) * std::log1p(-p); },
          std::max(0.0, std::floor(n * p - reach)), std::min(n, std::ceil(n * p + reach))};
}

Discrete negative_binomial(char const* name, double mean, double size, double highest) {
  double const p = size / (size + mean);
  return {name, as_function(NegativeBinomial{mean, size}),
          [=](double k) {
            return std::lgamma(k + size) - std::lgamma(size) - std::lgamma(k + 1) + size * std::log(p) +
                   k * std::log1p(-p);
          },
          0, highest};
}

std::uint64_t const weights[4] = {1, 1, 3, 10};  // cumulative: 1, 0, 2, 7

/// With a count of 3 x 2^62 (or 2^30) an unfair draw, one without rejection, favours every third value twice.
Discrete thirds(char const* name, std::uint64_t count) {
  return {name, [count](Draws& draws) { return static_cast<double>(UniformInteger{count}(draws) % 3); },
          [](double) { return std::log(1.0 / 3); }, 0, 2};
}

class DiscreteShape : public ::testing::TestWithParam<Discrete> {};

/// Chi-square over bins of at least 20 expected draws; 5 standard deviations above is a false alarm of 3 in 10 million.
TEST_P(DiscreteShape, FollowsItsMassFunction) {
  auto const& law = GetParam();
  std::vector<double> counts(static_cast<std::size_t>(law.highest - law.lowest) + 1);
  for (double const x : sample(law.draw, law.name)) {
    ASSERT_GE(x, law.lowest);
    ASSERT_LE(x, law.highest);
    ++counts[static_cast<std::size_t>(x - law.lowest)];
  }
  std::vector<double> seen{0};
  std::vector<double> expected{0};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (expected.back() >= 20) {
      seen.push_back(0);
      expected.push_back(0);
    }
    seen.back() += counts[i];
    expected.back() += n_draws * std::exp(law.log_mass(law.lowest + static_cast<double>(i)));
  }
  if (expected.size() > 1 && expected.back() < 20) {  // the last bin joins its neighbour
    double const rest_expected = expected.back();
    double const rest_seen = seen.back();
    expected.pop_back();
    seen.pop_back();
    expected.back() += rest_expected;
    seen.back() += rest_seen;
  }
  ASSERT_GT(expected.size(), 1u);
  EXPECT_LT(chi_square_deviation(seen, expected), 5.0);
}

INSTANTIATE_TEST_SUITE_P(
    Laws, DiscreteShape,
    ::testing::Values(
        Discrete{"UniformInteger", as_function(UniformInteger{10}), [](double) { return std::log(0.1); }, 0, 9},
        Discrete{"Bernoulli", as_function(Bernoulli{0.7}), [](double k) { return std::log(k == 1 ? 0.7 : 0.3); }, 0, 1},
        Discrete{"Categorical", as_function(Categorical{weights, 4}),
                 [](double k) { return std::log(k == 0   ? 0.1
                                                : k == 1 ? 0.0
                                                : k == 2 ? 0.2
                                                         : 0.7); }, 0, 3},
        thirds("ThirdsOfWords", std::uint64_t{3} << 30), thirds("ThirdsOfPairs", std::uint64_t{3} << 62),
        poisson("PoissonSmall", 0.5), poisson("PoissonInversion", 9.5), poisson("PoissonAtTen", 10),
        poisson("PoissonMiddle", 37.5), poisson("PoissonLarge", 20'000), binomial("BinomialInversion", 30, 0.1),
        binomial("BinomialFewTrials", 7, 0.6), binomial("BinomialAtTen", 20, 0.5),
        binomial("BinomialSkewed", 400, 0.03), binomial("BinomialMirrored", 50, 0.75),
        binomial("BinomialLarge", 100'000, 0.4), negative_binomial("NegativeBinomialClumped", 3, 0.4, 600),
        negative_binomial("NegativeBinomialOne", 20, 1, 1000),
        negative_binomial("NegativeBinomialLarge", 200, 8, 1500)),
    [](auto const& law) { return law.param.name; });

}  // namespace
}  // namespace flywheel
