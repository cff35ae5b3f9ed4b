#include "kernels/exchange/arbitrage.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace flywheel::exchange {
namespace {

struct Market {
  ConstantProductPool pool;
  PriceRatio outside;
};

Market arbitrary_market() {
  return {{.token_base_units = *rc::gen::inRange<std::uint64_t>(1'000'000'000, 1'000'000'000'000'000),
           .usd_micro = *rc::gen::inRange<std::uint64_t>(1'000'000'000, 1'000'000'000'000'000),
           .fee_ppm = *rc::gen::element<std::uint32_t>(0, 500, 3'000, 10'000)},
          {*rc::gen::inRange<std::uint64_t>(1'000, 10'000'000), *rc::gen::inRange<std::uint64_t>(1'000, 10'000'000)}};
}

/// Whether a price, whose trade is rounded by a few units, lies inside the band where nobody trades.
[[nodiscard]] bool in_band(ConstantProductPool const& pool, PriceRatio outside) {
  double const price = static_cast<double>(outside.usd_micro) / static_cast<double>(outside.token_base_units);
  double const slack = 1e-4;  // reserves of 10^9 and a price 10^4 away leave 10^5 units, so a unit moves 10^-5
  return pool.spot_price() * pool.kept_share() <= price * (1 + slack) &&
         pool.spot_price() >= price * pool.kept_share() * (1 - slack);
}

TEST(IntegerSquareRoot, IsTheFloorOfTheRoot) {
  EXPECT_EQ(integer_square_root(0), 0u);
  EXPECT_EQ(integer_square_root(3), 1u);
  EXPECT_EQ(integer_square_root(4), 2u);
  EXPECT_EQ(integer_square_root(highest<UInt128>()), highest<std::uint64_t>());
}

RC_GTEST_PROP(IntegerSquareRoot, BracketsTheValue, (std::uint64_t high, std::uint64_t low)) {
  auto const value = (UInt128{high} << 64) | low;
  UInt128 const root = integer_square_root(value);
  RC_ASSERT(root * root <= value);
  RC_ASSERT(value - root * root <= 2 * root);
}

TEST(Arbitrage, QuadruplingThePriceHalvesTheTokens) {
  // Without a fee the pool ends where U / T = p with T U constant: 1,000 x 1,000 at p = 4 is 500 x 2,000.
  ConstantProductPool pool{.token_base_units = 1'000, .usd_micro = 1'000, .fee_ppm = 0};
  auto const trade = Arbitrage{{4, 1}}(pool);
  EXPECT_EQ(trade.sold_token_base_units, 0u);
  EXPECT_EQ(trade.spent_usd_micro, 1'000u);
  EXPECT_EQ(pool.buy(trade.spent_usd_micro).given, 500u);
}

TEST(Arbitrage, NothingIsTradedInsideTheFeeBand) {
  ConstantProductPool const pool{.token_base_units = 1'000'000'000, .usd_micro = 1'000'000'000, .fee_ppm = 10'000};
  for (std::uint64_t const usd : {991u, 1'000u, 1'010u}) {
    auto const trade = Arbitrage{{usd, 1'000}}(pool);
    EXPECT_EQ(trade.sold_token_base_units + trade.spent_usd_micro, 0u) << usd;
  }
  EXPECT_GT((Arbitrage{{989, 1'000}}(pool).sold_token_base_units), 0u);
  EXPECT_GT((Arbitrage{{1'011, 1'000}}(pool).spent_usd_micro), 0u);
}

RC_GTEST_PROP(Arbitrage, BringsThePriceIntoTheBandAndStops, ()) {
  auto [pool, outside] = arbitrary_market();
  auto const trade = Arbitrage{outside}(pool);
  RC_ASSERT(trade.sold_token_base_units == 0u || trade.spent_usd_micro == 0u);
  pool.sell(trade.sold_token_base_units);
  pool.buy(trade.spent_usd_micro);
  RC_ASSERT(in_band(pool, outside));
}

RC_GTEST_PROP(Arbitrage, NeverLosesMoreThanTheUnitThatTheSwapFloors, ()) {
  auto [pool, outside] = arbitrary_market();
  auto const trade = Arbitrage{outside}(pool);
  auto const usd = pool.quote_sell(trade.sold_token_base_units).given;
  RC_ASSERT((UInt128{usd} + 1) * outside.token_base_units >= UInt128{trade.sold_token_base_units} * outside.usd_micro);
  auto const tokens = pool.quote_buy(trade.spent_usd_micro).given;
  RC_ASSERT((UInt128{tokens} + 1) * outside.usd_micro >= UInt128{trade.spent_usd_micro} * outside.token_base_units);
}

}  // namespace
}  // namespace flywheel::exchange
