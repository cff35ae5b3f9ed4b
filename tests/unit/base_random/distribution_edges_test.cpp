#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "kernels/base/distributions.hpp"

namespace flywheel {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

Draws draws_of(std::uint32_t entity) {
  return {11, entity, 0, Stream("test/edges")};
}

/// True where the law gives `expected` for each of 2,000 entities.
template <class Law, class Value>
[[nodiscard]] bool always(Law const& law, Value expected) {
  for (std::uint32_t i = 0; i < 2'000; ++i) {
    Draws draws = draws_of(i);
    if (law(draws) != static_cast<decltype(law(draws))>(expected)) return false;
  }
  return true;
}

TEST(BernoulliEdges, CertainAndImpossibleAreExact) {
  EXPECT_TRUE(always(Bernoulli{0}, false));
  EXPECT_TRUE(always(Bernoulli{-1}, false));
  EXPECT_TRUE(always(Bernoulli{not_a_number}, false));
  EXPECT_TRUE(always(Bernoulli{1}, true));
  EXPECT_TRUE(always(Bernoulli{infinity}, true));
}

TEST(WordBernoulliEdges, CertainAndImpossibleHoldForEveryWord) {
  for (std::uint32_t word : {0u, 1u, 0x80000000u, 0xffffffffu}) {
    EXPECT_FALSE(WordBernoulli::of_chance(0)(word));
    EXPECT_FALSE(WordBernoulli::of_chance(not_a_number)(word));
    EXPECT_TRUE(WordBernoulli::of_chance(1)(word));
    EXPECT_TRUE(WordBernoulli::of_chance(7)(word));
  }
  EXPECT_EQ(WordBernoulli::of_chance(0.5).threshold, 1u << 30);
}

TEST(UniformIntegerEdges, OneAndNoneLeaveNoChoice) {
  EXPECT_TRUE(always(UniformInteger{0}, 0u));
  EXPECT_TRUE(always(UniformInteger{1}, 0u));
}

TEST(UniformIntegerEdges, AnEmptyRangeDrawsNothing) {
  Draws used = draws_of(1);
  Draws fresh = draws_of(1);
  UniformInteger{0}(used);
  EXPECT_EQ(used.word(), fresh.word());
}

TEST(UniformIntegerEdges, StaysBelowItsCount) {
  for (std::uint64_t count : {std::uint64_t{0xffffffff}, std::uint64_t{1} << 32, ~std::uint64_t{0}}) {
    for (std::uint32_t i = 0; i < 2'000; ++i) {
      Draws draws = draws_of(i);
      ASSERT_LT(UniformInteger{count}(draws), count);
    }
  }
}

// With count = 2^32 - 1 exactly one word of 2^32 is rejected; with 2^31 + 1 nearly half are, and k must move on.
TEST(UniformIntegerEdges, RejectionTakesTheNextWord) {
  std::uint64_t const count = (std::uint64_t{1} << 31) + 1;
  std::uint64_t const unfair = (std::uint64_t{1} << 32) % count;
  int rejected = 0;
  for (std::uint32_t i = 0; i < 100; ++i) {
    Draws draws = draws_of(i);
    Draws words = draws_of(i);
    std::uint64_t product = words.word() * count;
    while ((product & 0xffffffff) < unfair) {
      product = words.word() * count;
      ++rejected;
    }
    ASSERT_EQ(UniformInteger{count}(draws), product >> 32);
    ASSERT_EQ(draws.word(), words.word());
  }
  EXPECT_GT(rejected, 50);
}

TEST(PoissonEdges, NothingExpectedIsNothing) {
  EXPECT_TRUE(always(Poisson{0}, 0u));
  EXPECT_TRUE(always(Poisson{-3}, 0u));
  EXPECT_TRUE(always(Poisson{not_a_number}, 0u));
  EXPECT_TRUE(always(Poisson{1e-300}, 0u));
}

TEST(PoissonEdges, TheGreatestMeanStaysInRange) {
  for (double mean : {0x1p50, infinity}) {
    for (std::uint32_t i = 0; i < 500; ++i) {
      Draws draws = draws_of(i);
      ASSERT_NEAR(static_cast<double>(Poisson{mean}(draws)), 0x1p50, 6 * 0x1p25);
    }
  }
}

TEST(BinomialEdges, CertainAndImpossibleAreExact) {
  EXPECT_TRUE(always(Binomial{0, 0.5}, 0u));
  EXPECT_TRUE(always(Binomial{50, 0}, 0u));
  EXPECT_TRUE(always(Binomial{50, -1}, 0u));
  EXPECT_TRUE(always(Binomial{50, not_a_number}, 0u));
  EXPECT_TRUE(always(Binomial{50, 1}, 50u));
  EXPECT_TRUE(always(Binomial{50, 2}, 50u));
}

TEST(BinomialEdges, NeverExceedsItsCount) {
  for (std::uint64_t count : {1u, 2u, 20u, 21u, 100u}) {
    for (std::uint32_t i = 0; i < 2'000; ++i) {
      Draws draws = draws_of(i);
      ASSERT_LE((Binomial{count, 0.5}(draws)), count);
    }
  }
}

TEST(NegativeBinomialEdges, NothingExpectedIsNothing) {
  EXPECT_TRUE(always(NegativeBinomial{0, 2}, 0u));
  EXPECT_TRUE(always(NegativeBinomial{3, 0}, 0u));
}

TEST(ContinuousEdges, NoSpreadIsNoChoice) {
  EXPECT_TRUE(always(Normal{3, 0}, 3.0));
  EXPECT_TRUE(always(LogNormal{0, 0}, 1.0));
  EXPECT_TRUE(always(UniformReal{2, 2}, 2.0));
  EXPECT_TRUE(always(Exponential{0}, 0.0));
  EXPECT_TRUE(always(Weibull{0, 2}, 0.0));
  EXPECT_TRUE(always(Gamma{0, 2}, 0.0));
  EXPECT_TRUE(always(BoundedPareto{4, 4, 1.5}, 4.0));
  EXPECT_TRUE(always(TruncatedLogNormal{0, 1, 5, 5}, 5.0));
  EXPECT_TRUE(always(TruncatedLogNormal{0, 0, 0.5, 5}, 1.0));
  EXPECT_TRUE(always(TruncatedLogNormal{0, 0, 2, 5}, 2.0));
}

TEST(ContinuousEdges, BoundsAreNeverLeft) {
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    Draws first = draws_of(i);
    double const size = BoundedPareto{10, 11, 0.2}(first);
    ASSERT_TRUE(size >= 10 && size <= 11) << size;
    Draws second = draws_of(i);
    double const hours = TruncatedLogNormal{1, 2, 0, 30}(second);
    ASSERT_TRUE(hours >= 0 && hours <= 30) << hours;
    Draws third = draws_of(i);
    double const rare = TruncatedLogNormal{0, 0.01, 2, infinity}(third);  // 69 deviations above the median
    ASSERT_TRUE(rare >= 2 && rare < 2.01) << rare;
  }
}

// Wichura 1988, table of test values (10^-20: -9.262340089798408), and the quartile, checked with 40 digits.
TEST(NormalQuantile, MatchesThePublishedPoints) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_NEAR(normal_quantile(0.25), -0.6744897501960817, 1e-15);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167814, 4e-15);
  EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408, 1e-14);
}

TEST(NormalQuantile, InvertsTheDistributionFunction) {
  for (int i = 1; i < 100'000; ++i) {
    double const u = i / 200'000.0;
    double const back = 0.5 * std::erfc(-normal_quantile(u) / std::sqrt(2.0));
    ASSERT_NEAR(back / u, 1, 2e-14) << u;
  }
}

TEST(NormalQuantile, HasTheSameBitsAmongOthers) {
  std::vector<double> chances;
  for (int i = 0; i < 1'001; ++i) chances.push_back((i + 0.5) / 1'001);
  chances.push_back(0x1p-33);
  std::vector<double> together(chances.size());
  normal_quantiles(chances.data(), static_cast<std::uint32_t>(chances.size()), together.data());
  for (std::size_t i = 0; i < chances.size(); ++i) ASSERT_EQ(together[i], normal_quantile(chances[i])) << chances[i];
}

TEST(NormalQuantile, IsOddAboutOneHalf) {
  Draws draws = draws_of(0);
  for (int i = 0; i < 10'000; ++i) {
    double const u = draws.uniform();
    ASSERT_EQ(normal_quantile(u), -normal_quantile(1 - u));
  }
}

TEST(CategoricalEdges, NoWeightIsNoKind) {
  std::uint64_t const none[3] = {0, 0, 0};
  EXPECT_TRUE(always(Categorical{none, 3}, 3u));
  EXPECT_TRUE(always(Categorical{none, 0}, 0u));
}

TEST(CategoricalEdges, EveryTicketBelongsToItsKind) {
  std::uint64_t const cumulative[5] = {0, 2, 2, 3, 3};  // weights 0, 2, 0, 1, 0
  Categorical const law{cumulative, 5};
  EXPECT_EQ(law.kind_of(0), 1u);
  EXPECT_EQ(law.kind_of(1), 1u);
  EXPECT_EQ(law.kind_of(2), 3u);
}

}  // namespace
}  // namespace flywheel
