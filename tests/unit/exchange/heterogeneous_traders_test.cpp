#include "kernels/exchange/heterogeneous_traders.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "kernels/exchange/constant_product_pool.hpp"

namespace flywheel::exchange {
namespace {

/// The parameters of Brock and Hommes' example: R = 1.1, g = 1.2, C = 1, a s^2 = 1.
HeterogeneousTraders brock_hommes(double beta, double trend = 1.2) {
  return {.gross_return = 1.1,
          .trend = trend,
          .information_cost_usd = 1.0,
          .intensity_of_choice = beta,
          .memory = 0.0,
          .risk_aversion_times_variance = 1.0,
          .traders = 250'000,
          .base_units_per_token = 1e8};
}

/// Their own model, in which the price clears the market: R x_t = n_2 g x_{t-1}.
[[nodiscard]] double cleared_deviation(HeterogeneousTraders const& law, double start, int epochs) {
  double before = start;
  double last = start;
  double share = law.fundamentalist_fraction(-law.information_cost_usd, 0.0);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    double const now = (1.0 - share) * law.trend * last / law.gross_return;
    double const fundamentalist = law.profit(law.demand(0.0, before, last), last, now) - law.information_cost_usd;
    double const follower = law.profit(law.demand(law.trend, before, last), last, now);
    share = law.fundamentalist_fraction(fundamentalist, follower);
    before = last;
    last = now;
  }
  return last;
}

TEST(HeterogeneousTraders, BelowThePitchforkThePriceReturnsToTheFundamentalValue) {
  ASSERT_LT(2.2, std::log(11.0));  // beta C = log(R / (g - R))
  EXPECT_NEAR(cleared_deviation(brock_hommes(2.2), 0.5, 3'000), 0.0, 1e-9);
}

TEST(HeterogeneousTraders, AboveThePitchforkThePriceSettlesAtTheKnownDeviation) {
  // n_2 = R / g and U_1 - U_2 = g r x^2 - C give x^2 = (1 - log(11) / beta) / 0.12.
  for (double const beta : {2.5, 2.6, 2.8}) {
    double const expected = std::sqrt((1.0 - std::log(11.0) / beta) / 0.12);
    EXPECT_NEAR(cleared_deviation(brock_hommes(beta), 0.1, 5'000), expected, 1e-9) << beta;
    EXPECT_NEAR(cleared_deviation(brock_hommes(beta), -0.1, 5'000), -expected, 1e-9) << beta;
  }
}

TEST(HeterogeneousTraders, ATrendWeakerThanTheInterestNeverCarriesThePriceAway) {
  for (double const beta : {0.0, 5.0, 500.0}) {
    EXPECT_NEAR(cleared_deviation(brock_hommes(beta, 1.09), 0.5, 3'000), 0.0, 1e-9) << beta;
  }
}

TEST(HeterogeneousTraders, FractionsFollowTheDiscreteChoice) {
  auto const law = brock_hommes(2.0);
  EXPECT_EQ(law.fundamentalist_fraction(0.3, 0.3), 0.5);
  EXPECT_NEAR(law.fundamentalist_fraction(1.0, 0.0), std::exp(2.0) / (std::exp(2.0) + 1.0), 1e-15);
  EXPECT_EQ(law.fundamentalist_fraction(-1e6, 1e6), 0.0);
  EXPECT_EQ(law.fundamentalist_fraction(1e6, -1e6), 1.0);
}

RC_GTEST_PROP(HeterogeneousTraders, FractionsOfBothKindsSumToOne, (std::int32_t left, std::int32_t right)) {
  auto const law = brock_hommes(3.0);
  double const one = left * 1e-8;
  double const other = right * 1e-8;
  double const sum = law.fundamentalist_fraction(one, other) + law.fundamentalist_fraction(other, one);
  RC_ASSERT(std::abs(sum - 1.0) < 1e-15);
}

/// The price after so many epochs of a pool of a million tokens, pushed 5 % above a fundamental value of 1 USD.
[[nodiscard]] double pool_price(HeterogeneousTraders const& law, int epochs) {
  ConstantProductPool pool{.token_base_units = 100'000'000'000'000, .usd_micro = 1'050'000'000'000, .fee_ppm = 0};
  TraderState state{};
  state.token_base_units = 100'000'000'000'000;
  state.usd_micro = 1'000'000'000'000;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    auto const order = law(state, pool.spot_price() * 100, 1.0);
    auto const net = settle_net(pool, order.sold_token_base_units, order.spent_usd_micro);
    state.token_base_units += net.buyers_token_base_units - net.sold_token_base_units;
    state.usd_micro += net.sellers_usd_micro - net.spent_usd_micro;
  }
  return pool.spot_price() * 100;
}

TEST(HeterogeneousTraders, AgainstAPoolLittleSwitchingBringsThePriceBackAndMuchCarriesItAway) {
  // The order moves the pool by half of (n_2 g - R) x: a factor of 0.75 an epoch at beta 0, 1.05 where all follow.
  EXPECT_NEAR(pool_price(brock_hommes(0.0), 60), 1.0, 1e-3);
  EXPECT_GT(pool_price(brock_hommes(20.0), 30), 1.15);
  EXPECT_NEAR(pool_price(brock_hommes(20.0, 1.0), 120), 1.0, 1e-3);
}

TEST(HeterogeneousTraders, ProfitsOfTheLastDemandEnterTheFitnessWithMemory) {
  auto law = brock_hommes(1.0);
  law.memory = 0.5;
  TraderState state{.deviation_usd = 0.2,
                    .fundamentalist_demand = -0.4,
                    .trend_follower_demand = 0.1,
                    .fundamentalist_fitness = 2.0,
                    .trend_follower_fitness = 4.0,
                    .token_base_units = 0,
                    .usd_micro = 0};
  law(state, 1.5, 1.0);  // x from 0.2 to 0.5: excess 0.5 - 0.22 = 0.28
  EXPECT_NEAR(state.fundamentalist_fitness, 1.0 - 0.4 * 0.28 - 1.0, 1e-15);
  EXPECT_NEAR(state.trend_follower_fitness, 2.0 + 0.1 * 0.28, 1e-15);
  EXPECT_NEAR(state.fundamentalist_demand, -0.55, 1e-15);
  EXPECT_NEAR(state.trend_follower_demand, 0.05, 1e-15);
}

TEST(HeterogeneousTraders, OrdersAreInMicroUsdWhenBuyingAndBaseUnitsWhenSelling) {
  // 1 USD off the value: fundamentalists want 1.1 tokens, followers -0.1; half of each kind, 250,000 traders.
  auto const law = brock_hommes(0.0);
  TraderState state{};
  state.token_base_units = state.usd_micro = 100'000'000'000'000;
  EXPECT_NEAR(static_cast<double>(law(state, 2.0, 3.0).spent_usd_micro), 125'000 * 2.0 * 1e6, 10.0);
  EXPECT_NEAR(static_cast<double>(law(state, 4.0, 3.0).sold_token_base_units), 125'000 * 1e8, 1'000.0);
}

RC_GTEST_PROP(HeterogeneousTraders, NobodyTradesWhatItDoesNotOwn, (std::uint32_t tokens, std::uint32_t usd)) {
  auto const law = brock_hommes(*rc::gen::element(0.0, 1.0, 100.0));
  TraderState state{};
  state.token_base_units = tokens;
  state.usd_micro = usd;
  for (int epoch = 0; epoch < 5; ++epoch) {
    auto const order = law(state, *rc::gen::inRange(0, 10'000) * 1e-3, 1.0);
    RC_ASSERT(order.sold_token_base_units <= tokens);
    RC_ASSERT(order.spent_usd_micro <= usd);
    RC_ASSERT(order.sold_token_base_units == 0u || order.spent_usd_micro == 0u);
  }
}

}  // namespace
}  // namespace flywheel::exchange
