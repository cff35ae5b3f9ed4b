#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kernels/exchange/balancer/subnet_pool.hpp"

namespace flywheel::exchange {
namespace {

constexpr std::uint64_t tao = 1'000'000'000;
constexpr PoolReserves reserves{50'000 * tao, 1'000 * tao};

SubnetPool pool_of(std::uint64_t quote = quintillion / 2) {
  return {reserves, 10'000 * tao, {quote}};
}

double real(U64F64 value) {
  return static_cast<double>(value.bits) * 0x1p-64;
}

TEST(SubnetPool, BuysAndSellsTheWorkedExample) {
  auto pool = pool_of();
  auto const bought = pool.buy_at_any_price(10 * tao, 33);
  EXPECT_EQ(bought.fee, 5'035'477u);
  EXPECT_EQ(bought.paid_in, 9'994'964'523u);
  EXPECT_EQ(bought.paid_out, 494'802'690'809u);
  EXPECT_NEAR(real(pool.price()), 0.0204017966, 1e-10);
  auto const sold = pool.sell_at_any_price(bought.paid_out, 33);
  EXPECT_EQ(sold.fee, 249'156'768u);
  EXPECT_EQ(sold.paid_in, 494'553'534'041u);
  EXPECT_EQ(sold.paid_out, 9'989'981'362u);
  EXPECT_EQ(10 * tao - sold.paid_out, 10'018'638u);
  EXPECT_EQ(pool.outstanding_alpha, 10'000 * tao + bought.paid_out - sold.paid_in);
}

TEST(SubnetPool, TradesAwayFromOneHalfByTheWorkedExample) {
  auto const general = pool_of(523'456'789'012'345'678);
  EXPECT_EQ(
      (BalancerSwap{general.weights, 0}.kept_share(SwapSide::buy_alpha, reserves.tao_base_units, 9'994'964'523).bits),
      (UInt128{989'135'034'175'383'793} << 64) / quintillion);
  EXPECT_EQ(SubnetPool(general).buy_at_any_price(9'994'964'523, 0).paid_out, 543'248'291'230u);
  EXPECT_EQ(SubnetPool(general).sell_at_any_price(494'553'534'041, 0).paid_out, 8'920'341'283u);
}

TEST(SubnetPool, KeepsNoMoreThanAllWhereTheSeriesDiverges) {
  // (5 / 5005)^22.1: the chain's series, run in Python's integers, ends at 11.4495...; its min(1) makes that 1.
  PoolWeights const steep{956'779'624'533'796'137};
  BalancerSwap const law{steep, 0};
  EXPECT_TRUE(law.kept_share(SwapSide::buy_alpha, 5, 5'000) == U64F64::one());
  EXPECT_TRUE((law.kept_share(SwapSide::sell_alpha, 5, 5'000).bits == UInt128{13'501'494'280'922'115'641U}));
}

TEST(SubnetPool, AnUnevenInjectionMovesTheWeightsOfTheWorkedExample) {
  auto pool = pool_of();
  pool.inject(pool.prepare_injection({100'000'000, 5'000'000}, PoolForm::weighted));
  EXPECT_EQ(pool.weights.quote, 500'000'749'997'375'009u);
  EXPECT_TRUE(pool.price().bits == UInt128{368'934'881'474'191'032});
  EXPECT_EQ(SubnetPool(pool).buy_at_any_price(9'994'964'523, 0).paid_out, 494'802'707'923u);
  EXPECT_EQ(SubnetPool(pool).sell_at_any_price(494'553'534'041, 0).paid_out, 9'794'195'936u);
}

TEST(SubnetPool, InjectionsPast128BitsStopAsTheChainsDo) {
  constexpr auto most = highest<std::uint64_t>();
  // tao (alpha + alpha') = 2^64 (10^6 + 2^64) stops at 2^128: base is 2^127 of 2^127 + 10^6 2^63 (1 + 2^-1) / 2.
  PoolWeights const half{};
  EXPECT_FALSE(half.after_injection({1'000'000, most - 1}, {most, most / 2 + 1}).in_range);
  // Both sides stop at the same: the weights stay.
  PoolWeights const low{123'456'789'012'345'678};
  auto const same = low.after_injection({most, most}, {1, 1'000'000});
  EXPECT_TRUE(same.in_range);
  EXPECT_EQ(same.value.quote, low.quote);
}

TEST(SubnetPool, InjectionsKeepThePrice) {
  // The weight has 18 decimals: a step of it moves the price by 10^-18 / (q (1 - q)), some 4 x 10^-18 near one half.
  std::mt19937_64 any{1};
  for (int i = 0; i < 1'000; ++i) {
    SubnetPool pool{
        {1'000'000'000'000 + any() % 10'000'000'000'000'000, 1'000'000'000'000 + any() % 1'000'000'000'000'000},
        0,
        {quintillion / 2 + any() % (quintillion / 10) - quintillion / 20}};
    auto const before = pool.price();
    pool.inject(pool.prepare_injection({any() % 1'000'000'000, any() % 500'000'000}, PoolForm::weighted));
    auto const gap = before < pool.price() ? pool.price().bits - before.bits : before.bits - pool.price().bits;
    EXPECT_LE(static_cast<double>(gap), 1e-17 * static_cast<double>(before.bits) + 64) << i;
  }
}

TEST(SubnetPool, ADroppedInjectionChangesNothing) {
  SubnetPool pool{{1'000, 1'000'000'000}, 0, {quintillion / 2}};
  auto const injected = pool.prepare_injection({1'000'000'000, 0}, PoolForm::weighted);
  EXPECT_EQ(injected.alpha_base_units + injected.tao_base_units, 0u);
  EXPECT_EQ(pool.weights.quote, quintillion / 2);
}

TEST(SubnetPool, AConstantProductPoolMovesItsPriceInstead) {
  auto pool = pool_of();
  pool.inject(pool.prepare_injection({0, 1'000 * tao}, PoolForm::constant_product));
  EXPECT_EQ(pool.weights.quote, quintillion / 2);
  EXPECT_NEAR(real(pool.price()), 0.04, 1e-15);
}

TEST(SubnetPool, ARoundTripCostsTwoFees) {
  std::mt19937_64 any{2};
  double const fee = 33.0 / 65'535;
  for (int i = 0; i < 300; ++i) {
    SubnetPool pool{{1'000'000 * tao + any() % (1'000'000 * tao), 100'000 * tao},
                    0,
                    {quintillion / 2 + any() % (quintillion / 10) - quintillion / 20}};
    auto const amount = tao + any() % (9 * tao);  // small: a large one sells less, at a better price
    auto const bought = pool.buy_at_any_price(amount, 33);
    auto const sold = pool.sell_at_any_price(bought.paid_out, 33);
    double const loss = 1 - static_cast<double>(sold.paid_out) / static_cast<double>(amount);
    EXPECT_NEAR(loss, 1 - (1 - fee) * (1 - fee), 1e-7);
  }
}

TEST(SubnetPool, NobodyGainsByARoundTripWithoutFee) {
  std::mt19937_64 any{4};
  for (int i = 0; i < 500; ++i) {
    SubnetPool pool{{1'000'000 + any() % 10'000'000'000, 1'000'000 + any() % 10'000'000'000},
                    0,
                    {quintillion / 10 + any() % (quintillion / 10 * 8)}};
    auto const start = pool;
    auto const amount = 1 + any() % 100'000;
    auto const bought = pool.buy_at_any_price(amount, 0);
    if (bought.error != SwapError::none) continue;
    EXPECT_LE(pool.sell_at_any_price(bought.paid_out, 0).paid_out, amount);
    EXPECT_EQ(pool.outstanding_alpha, 0u);
    EXPECT_EQ(pool.reserves.alpha_base_units, start.reserves.alpha_base_units);
  }
}

TEST(SubnetPool, StopsAtTheLimitPrice) {
  auto pool = pool_of();
  auto const limit = U64F64{(UInt128{21} << 64) / 1'000};  // 0.021 TAO, 5 % up: sqrt(1.05) - 1 of the TAO
  auto const bought = pool.trade({SwapSide::buy_alpha, 500 * tao, limit}, 33);
  EXPECT_NEAR(static_cast<double>(bought.paid_in), (std::sqrt(1.05) - 1) * 1'000e9, 10);
  EXPECT_EQ(bought.fee, static_cast<std::uint64_t>(static_cast<double>(bought.paid_in) * 33 / (65'535 - 33)));
  EXPECT_LE(real(pool.price()), 0.021 + 1e-12);
}

TEST(SubnetPool, RefusesWhatTheChainRefuses) {
  auto pool = pool_of();
  EXPECT_EQ(pool.trade({SwapSide::buy_alpha, tao, pool.price()}, 33).error, SwapError::price_limit_exceeded);
  EXPECT_EQ(pool.buy_at_any_price(1'001'000 * tao, 33).error, SwapError::input_too_large);
  SubnetPool empty{{999'999, 1'000'000'000}, 0, {}};
  EXPECT_EQ(empty.buy_at_any_price(1'000, 0).error, SwapError::reserves_too_low);
  EXPECT_EQ(pool.sell_at_any_price(1, 0).error, SwapError::reserves_too_low);  // worth less than a base unit
  EXPECT_EQ(pool.reserves.tao_base_units, reserves.tao_base_units);
}

}  // namespace
}  // namespace flywheel::exchange
