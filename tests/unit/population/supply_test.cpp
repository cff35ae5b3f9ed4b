#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "kernels/population/ask_price.hpp"
#include "kernels/population/heavy_tailed_count.hpp"
#include "kernels/population/utilisation_pricing.hpp"

namespace flywheel::population {
namespace {

TEST(HeavyTailedCount, HasTheParetoSharesOfItsDefinition) {
  constexpr HeavyTailedCount law{1, 1'000, 1.5};
  double const c = std::pow(1 / 1001.0, 1.5);
  int const n = 100'000;
  int at_least[5] = {};
  int const sizes[5] = {2, 3, 10, 100, 500};
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < n; ++i) {
    Draws draws{2, static_cast<std::uint32_t>(i), 0, Stream{"test/count"}};
    auto const count = static_cast<double>(law(draws));
    for (int k = 0; k < 5; ++k) at_least[k] += count >= sizes[k] ? 1 : 0;
    sum += count;
    squares += count * count;
  }
  for (int k = 0; k < 5; ++k) {
    double const share = (std::pow(1.0 / sizes[k], 1.5) - c) / (1 - c);
    EXPECT_NEAR(at_least[k] / double{n}, share, 4 * std::sqrt(share * (1 - share) / n)) << sizes[k];
  }
  double const mean = sum / n;
  EXPECT_NEAR(mean, law.mean(), 4 * std::sqrt((squares / n - mean * mean) / n));
}

TEST(HeavyTailedCount, MeanMatchesASumByHand) {
  // Shape 1 from 1 to 3: P(N >= n) = (1/n - 1/4) / (3/4): 1, 1/3, 1/9. Mean 13/9.
  EXPECT_NEAR((HeavyTailedCount{1, 3, 1.0}).mean(), 13.0 / 9, 1e-14);
  EXPECT_EQ((HeavyTailedCount{7, 7, 1.3}).mean(), 7.0);
}

TEST(HeavyTailedCount, QuantilesStepWhereTheSharesDo) {
  constexpr HeavyTailedCount law{1, 3, 1.0};
  EXPECT_EQ(law.quantile(0.666), 1U);
  EXPECT_EQ(law.quantile(0.667), 2U);
  EXPECT_EQ(law.quantile(0.888), 2U);
  EXPECT_EQ(law.quantile(0.889), 3U);
}

RC_GTEST_PROP(HeavyTailedCount, StaysWithinItsBounds, ()) {
  auto const least = *rc::gen::inRange<std::uint32_t>(1, 100'000);
  HeavyTailedCount const law{least, least + *rc::gen::inRange<std::uint32_t>(0, 100'000),
                             *rc::gen::inRange(1, 60) / 10.0};
  double const u = *rc::gen::element(0x1p-53, 0.25, 0.5, 0.999, 1 - 0x1p-53);
  RC_ASSERT(law.quantile(u) >= law.least);
  RC_ASSERT(law.quantile(u) <= law.most);
}

TEST(AskPrice, DispersesRoundThePostedPriceDownToTheRunningCost) {
  constexpr AskPrice law{0.4};
  int below_posted = 0;
  int at_floor = 0;
  int const n = 40'000;
  for (int i = 0; i < n; ++i) {
    Draws draws{2, static_cast<std::uint32_t>(i), 1, Stream{"test/ask"}};
    auto const ask = law(draws, 2'000'000, 1'340'640);  // the floor is 2 e^-0.4 USD: one deviation below
    ASSERT_GE(ask, 1'340'640U);
    below_posted += ask < 2'000'000 ? 1 : 0;
    at_floor += ask == 1'340'640 ? 1 : 0;
  }
  EXPECT_NEAR(below_posted / double{n}, 0.5, 4 * 0.5 / std::sqrt(n));
  EXPECT_NEAR(at_floor / double{n}, 0.158655, 4 * std::sqrt(0.1587 * 0.8413 / n));
}

TEST(AskPrice, WithoutDispersionIsThePostedPriceOrTheCost) {
  Draws draws{2, 0, 0, Stream{"test/ask"}};
  EXPECT_EQ(AskPrice{0}(draws, 1'500'000.9, 1'000'000), 1'500'000U);
  EXPECT_EQ(AskPrice{0}(draws, 50'000, 54'000), 54'000U);
  EXPECT_EQ(AskPrice{0}(draws, 1e15, 54'000), 4'294'967'295U);
}

constexpr UtilisationPricing pricing{.target_utilisation = 0.75, .step_share_per_day = 0.5};

TEST(UtilisationPricing, MovesByThePartOfTheRoomThatUtilisationIsOffTheTarget) {
  EXPECT_EQ(pricing.change(6, 8), 1.0);
  EXPECT_EQ(pricing.change(7, 8), 1.25);  // half of the quarter above: half of the step
  EXPECT_EQ(pricing.change(8, 8), 1.5);   // all of it
  EXPECT_EQ(pricing.change(3, 8), 0.75);  // half of the three quarters below
  EXPECT_EQ(pricing.change(0, 8), 0.5);
  EXPECT_EQ(pricing.change(16, 8), 1.5);  // no more than the step, whatever is hired
}

TEST(UtilisationPricing, StaysWhereNothingIsUpOrThereIsNoRoom) {
  EXPECT_EQ(pricing.change(0, 0), 1.0);
  EXPECT_EQ((UtilisationPricing{1.0, 0.5}).change(8, 8), 1.0);
  EXPECT_EQ((UtilisationPricing{0.0, 0.5}).change(0, 8), 1.0);
  EXPECT_EQ((UtilisationPricing{0.0, 0.5}).change(4, 8), 1.25);
}

TEST(UtilisationPricing, CountsAChangeInPartsPerMillionToTheNearest) {
  EXPECT_EQ(UtilisationPricing::in_ppm(1.0), 1'000'000U);
  EXPECT_EQ(UtilisationPricing::in_ppm(0.9999996), 1'000'000U);
  EXPECT_EQ(UtilisationPricing::in_ppm(0.9999994), 999'999U);
}

TEST(UtilisationPricing, NeverPostsLessThanRunningCosts) {
  EXPECT_EQ(UtilisationPricing::next_posted(400, 1.25, 300), 500.0);
  EXPECT_EQ(UtilisationPricing::next_posted(400, 0.75, 300), 300.0);
  EXPECT_EQ(UtilisationPricing::next_posted(400, 0.5, 300), 300.0);
}

}  // namespace
}  // namespace flywheel::population
