#include "kernels/exchange/constant_product_pool.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "kernels/exchange/purchase_cost.hpp"

namespace flywheel::exchange {
namespace {

constexpr auto highest_reserve = std::numeric_limits<std::uint64_t>::max();

ConstantProductPool arbitrary_pool() {
  auto const top = *rc::gen::element<std::uint64_t>(50, 1'000'000, 1'000'000'000'000, 1'000'000'000'000'000'000);
  return {.token_base_units = *rc::gen::inRange<std::uint64_t>(1, top),
          .usd_micro = *rc::gen::inRange<std::uint64_t>(1, top),
          .fee_ppm = *rc::gen::element<std::uint32_t>(0, 500, 3'000, 10'000, 999'999)};
}

std::uint64_t arbitrary_amount() {
  return *rc::gen::inRange<std::uint64_t>(0, *rc::gen::element<std::uint64_t>(10, 1'000'000, 1'000'000'000'000'000));
}

TEST(ConstantProductPool, MatchesAPublishedUniswapExample) {
  // UniswapV2Library.getAmountOut test of Uniswap v2: reserves 100 and 100, in 2, fee 0.3 %, out 1.
  ConstantProductPool const pool{.token_base_units = 100, .usd_micro = 100, .fee_ppm = 3'000};
  EXPECT_EQ(pool.quote_sell(2).given, 1u);
  // UniswapV2Pair test: 1 in against 5 and 10 of 18 decimals gives 1.662497915624478906, here in 15 decimals.
  ConstantProductPool const pair{
      .token_base_units = 5'000'000'000'000'000, .usd_micro = 10'000'000'000'000'000, .fee_ppm = 3'000};
  EXPECT_EQ(pair.quote_sell(1'000'000'000'000'000).given, 1'662'497'915'624'478u);
  EXPECT_EQ(ConstantProductPool(pair).spot_price(), 2.0);
}

TEST(ConstantProductPool, BuyingMirrorsSelling) {
  ConstantProductPool const pool{.token_base_units = 300, .usd_micro = 700, .fee_ppm = 3'000};
  ConstantProductPool const mirrored{.token_base_units = 700, .usd_micro = 300, .fee_ppm = 3'000};
  EXPECT_EQ(pool.quote_buy(123).given, mirrored.quote_sell(123).given);
}

TEST(ConstantProductPool, TakesOnlyWhatItsReserveCanCount) {
  ConstantProductPool pool{.token_base_units = highest_reserve - 10, .usd_micro = 1'000'000, .fee_ppm = 0};
  auto const swap = pool.sell(1'000);
  EXPECT_EQ(swap.taken, 10u);
  EXPECT_EQ(pool.token_base_units, highest_reserve);
}

TEST(PurchaseCost, IsWhatTheInverseOfTheSwapAsks) {
  // A fifth of 1,000 from 1,000 x 1,000: 1,000 x 200 / 800 = 250; with a fee of half, 500.
  EXPECT_EQ(purchase_cost({1'000, 1'000, 0}, 200), 250u);
  EXPECT_EQ(purchase_cost({1'000, 1'000, 500'000}, 200), 500u);
  // 1,000 x 100 / 900 = 111.1, floored; 111 / 0.997 = 111.3, floored.
  EXPECT_EQ(purchase_cost({1'000, 1'000, 3'000}, 100), 111u);
  EXPECT_EQ(purchase_cost({1'000, 1'000, 3'000}, 0), 0u);
}

TEST(PurchaseCost, BuysWhatWasAskedForWithinWhatTwoUnitsBuy) {
  ConstantProductPool const pool{.token_base_units = 8'000'000'000'000, .usd_micro = 2'000'000'000, .fee_ppm = 3'000};
  std::uint64_t const wanted = 123'456'789'012;
  auto const bought = pool.quote_buy(purchase_cost(pool, wanted)).given;
  EXPECT_LE(bought, wanted);
  EXPECT_GE(bought + 2 * 4'000, wanted);  // a micro-USD buys at most 4,000 base units here
}

TEST(PurchaseCost, DoesNotSellOutAPool) {
  EXPECT_EQ(purchase_cost({1'000, 1'000, 0}, 999), 999'000u);
  EXPECT_EQ(purchase_cost({1'000, 1'000, 0}, 1'000), 0u);
  EXPECT_EQ(purchase_cost({0, 0, 0}, 1), 0u);
}

RC_GTEST_PROP(ConstantProductPool, TheProductNeverFallsAndNoReserveIsEmptied, ()) {
  auto pool = arbitrary_pool();
  for (int i = 0; i < 10; ++i) {
    auto const before = pool;
    auto const amount = arbitrary_amount();
    auto const sells = *rc::gen::arbitrary<bool>();
    auto const swap = sells ? pool.sell(amount) : pool.buy(amount);
    RC_ASSERT(pool.product() >= before.product());
    RC_ASSERT(pool.token_base_units > 0u && pool.usd_micro > 0u);
    RC_ASSERT(pool.token_base_units == before.token_base_units + (sells ? swap.taken : 0 - swap.given));
    RC_ASSERT(pool.usd_micro == before.usd_micro + (sells ? 0 - swap.given : swap.taken));
  }
}

RC_GTEST_PROP(ConstantProductPool, ARoundTripNeverGains, ()) {
  auto pool = arbitrary_pool();
  auto const tokens = arbitrary_amount();
  RC_ASSERT(pool.buy(pool.sell(tokens).given).given <= tokens);
  auto const usd = arbitrary_amount();
  RC_ASSERT(pool.sell(pool.buy(usd).given).given <= usd);
}

RC_GTEST_PROP(ConstantProductPool, MoreInNeverGivesLessOut, ()) {
  auto const pool = arbitrary_pool();
  auto const less = arbitrary_amount();
  auto const more = less + arbitrary_amount();
  RC_ASSERT(pool.quote_sell(less).given <= pool.quote_sell(more).given);
  RC_ASSERT(pool.quote_buy(less).given <= pool.quote_buy(more).given);
}

RC_GTEST_PROP(ConstantProductPool, SplittingASwapWithoutFeeLosesAtMostOneUnitAPart, ()) {
  auto pool = arbitrary_pool();
  pool.fee_ppm = 0;
  auto const one = arbitrary_amount();
  auto const other = arbitrary_amount();
  auto const whole = pool.quote_sell(one + other).given;
  auto const first = pool.sell(one).given;
  auto const parts = first + pool.sell(other).given;
  RC_ASSERT(parts <= whole);
  RC_ASSERT(whole - parts <= 2u);
}

TEST(NetSettlement, CrossesAtTheSpotPriceAndSwapsTheRest) {
  // Spot 2 USD a token. 100 sold and 150 spent: 75 tokens cross; 25 go through 1,000 x 2,000: floor(50,000 / 1,025).
  ConstantProductPool pool{.token_base_units = 1'000, .usd_micro = 2'000, .fee_ppm = 0};
  auto const net = settle_net(pool, 100, 150);
  EXPECT_EQ(net.buyers_token_base_units, 75u);
  EXPECT_EQ(net.sellers_usd_micro, 150u + 48u);
  EXPECT_EQ(pool.token_base_units, 1'025u);
  EXPECT_EQ(pool.usd_micro, 1'952u);
}

TEST(NetSettlement, EqualFlowsLeaveThePoolAlone) {
  ConstantProductPool pool{.token_base_units = 1'000, .usd_micro = 2'000, .fee_ppm = 10'000};
  auto const net = settle_net(pool, 300, 600);
  EXPECT_EQ(net.sellers_usd_micro, 600u);
  EXPECT_EQ(net.buyers_token_base_units, 300u);
  EXPECT_EQ(pool.product(), UInt128{2'000'000});
}

RC_GTEST_PROP(NetSettlement, ConservesBothMoniesAndNeverLowersTheProduct, ()) {
  auto pool = arbitrary_pool();
  auto const before = pool;
  auto const sold = arbitrary_amount();
  auto const spent = arbitrary_amount();
  auto const net = settle_net(pool, sold, spent);
  RC_ASSERT(net.sold_token_base_units == sold);
  RC_ASSERT(net.spent_usd_micro == spent);
  RC_ASSERT(before.token_base_units + sold == pool.token_base_units + net.buyers_token_base_units);
  RC_ASSERT(before.usd_micro + spent == pool.usd_micro + net.sellers_usd_micro);
  RC_ASSERT(pool.product() >= before.product());
}

RC_GTEST_PROP(NetSettlement, NobodyDoesWorseThanAloneInThePool, ()) {
  auto pool = arbitrary_pool();
  auto const sold = arbitrary_amount();
  auto const spent = arbitrary_amount();
  auto const alone_usd = pool.quote_sell(sold).given;
  auto const alone_tokens = pool.quote_buy(spent).given;
  auto const net = settle_net(pool, sold, spent);
  RC_ASSERT(net.sellers_usd_micro >= alone_usd);
  RC_ASSERT(net.buyers_token_base_units >= alone_tokens);
}

}  // namespace
}  // namespace flywheel::exchange
