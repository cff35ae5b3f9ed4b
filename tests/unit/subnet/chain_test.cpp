#include <gtest/gtest.h>

#include <tuple>

#include "kernels/emission/subnet/issuance_halving.hpp"
#include "tests/unit/subnet/small_chain.hpp"

namespace flywheel::domain {
namespace {

using emission::Regime;

constexpr std::uint64_t token = 1'000'000'000;

class EveryRegime : public ::testing::TestWithParam<Regime> {};

TEST_P(EveryRegime, ConservesTaoAndAlphaInEveryBlock) {
  SmallChain chain{1, 16, GetParam()};
  bool const has_pool = GetParam() != Regime::root_2024;
  for (int block = 0; block < 400; ++block) {
    auto const before = chain;
    chain.advance(1);
    // TAO: what was issued lies in the pools, or in their place, is stranded, or was paid to owners at once.
    std::uint64_t paid = 0;
    for (std::size_t row = 0; row < chain.rows(); ++row) {
      paid += chain.flows[row].tao_owner_cut - before.flows[row].tao_owner_cut;
      if (has_pool) continue;
      ASSERT_EQ(chain.tao[row] - before.tao[row], chain.outstanding[row] - before.outstanding[row]);
      ASSERT_EQ(chain.tao[row] - before.tao[row], chain.pending_server[row] - before.pending_server[row] +
                                                      chain.pending_validator[row] - before.pending_validator[row]);
    }
    auto const issued = chain.states[0].issued_tao - before.states[0].issued_tao;
    ASSERT_EQ(issued, chain.sum_of_tao(0) - before.sum_of_tao(0) + chain.states[0].stranded_tao -
                          before.states[0].stranded_tao + paid)
        << block;
    ASSERT_LE(issued, chain.states[0].last_mint_tao);
    if (!has_pool) continue;
    for (std::size_t row = 0; row < chain.rows(); ++row) {
      // Alpha: it grows by what is minted for pool and payees; less recycled root and bought alpha.
      auto const& terms = chain.terms[row];
      auto const minted = terms.alpha_out.to_integer<std::uint64_t>() + terms.alpha_in.to_integer<std::uint64_t>();
      auto const supply_before = before.alpha[row] + before.outstanding[row];
      auto const supply = chain.alpha[row] + chain.outstanding[row];
      ASSERT_LE(supply, supply_before + minted);
      auto const pots = [&](SmallChain const& of) {
        return of.pending_owner[row] + of.pending_server[row] + of.pending_validator[row] + of.pending_root[row];
      };
      ASSERT_LE(pots(chain) - pots(before), terms.alpha_out.to_integer<std::uint64_t>());
      ASSERT_LE(terms.alpha_out.to_integer<std::uint64_t>(),
                pots(chain) - pots(before) + (supply_before + minted - supply) + 4);  // floors
    }
  }
}

TEST_P(EveryRegime, IsTheSameInOneCallOrMany) {
  SmallChain whole{3, 5, GetParam(), 9};
  SmallChain parts{3, 5, GetParam(), 9};
  whole.advance(750, 2);
  for (int i = 0; i < 30; ++i) parts.advance(25);
  EXPECT_EQ(whole.tao, parts.tao);
  EXPECT_EQ(whole.alpha, parts.alpha);
  EXPECT_EQ(whole.outstanding, parts.outstanding);
  EXPECT_EQ(whole.quote, parts.quote);
  EXPECT_EQ(whole.pending_validator, parts.pending_validator);
  EXPECT_EQ(whole.burn, parts.burn);
  EXPECT_EQ(whole.states[2].issued_tao, parts.states[2].issued_tao);
  for (std::size_t row = 0; row < whole.rows(); ++row) EXPECT_EQ(whole.moving_price[row], parts.moving_price[row]);
}

INSTANTIATE_TEST_SUITE_P(Chain, EveryRegime,
                         ::testing::Values(Regime::root_2024, Regime::price_2025_02, Regime::flow_2025_11,
                                           Regime::price_2026_06, Regime::gate_2026_07),
                         [](auto const& regime) { return "Regime" + std::to_string(static_cast<int>(regime.param)); });

double share_of(SmallChain const& chain, std::size_t row) {
  return static_cast<double>(chain.share[row].bits) * 0x1p-64;
}

TEST(Chain, SharesFollowPriceLessWhatOwnersBurn) {
  SmallChain chain{1, 3, Regime::price_2026_06};
  for (std::size_t row = 0; row < 3; ++row) chain.moving_price[row] = I96F32{Int128{1} << (28 - row)};  // 4 : 2 : 1
  chain.miner_burned[0] = U96F32{UInt128{1} << 31};                                                     // a half
  chain.advance(1);
  EXPECT_NEAR(share_of(chain, 0), 2.0 / 5, 1e-9);
  EXPECT_NEAR(share_of(chain, 1), 2.0 / 5, 1e-9);
  EXPECT_NEAR(share_of(chain, 2), 1.0 / 5, 1e-9);
  for (auto& burned : chain.miner_burned) burned = U96F32::one();  // all of it: prices decide
  chain.advance(1);
  EXPECT_NEAR(share_of(chain, 0), 4.0 / 7, 1e-5);  // the prices have moved for a block
}

TEST(Chain, ADisabledSubnetsTaoGoesToTheOthers) {
  SmallChain chain{1, 3, Regime::price_2026_06};
  for (std::size_t row = 0; row < 3; ++row) chain.moving_price[row] = I96F32{Int128{1} << 28};
  chain.rules[1].is_emission_enabled = false;
  chain.advance(1);
  EXPECT_NEAR(share_of(chain, 0), 0.5, 1e-9);
  EXPECT_EQ(chain.share[1], U64F64::zero());
  EXPECT_GT(chain.pending_server[1], 0u);  // its alpha is still paid out
  chain.rules[1].is_eligible = false;
  auto const before = chain.pending_server[1];
  chain.advance(5);
  EXPECT_EQ(chain.pending_server[1], before);
}

TEST(Chain, FlowFeedsOnlySubnetsThatTaoFlowsInto) {
  SmallChain chain{1, 4, Regime::flow_2025_11};
  for (auto& average : chain.user_average) average = I64F64::zero();
  chain.user_flow = {3'000'000'000, 1'000'000'000, 0, -5'000'000'000};
  chain.advance(1);
  EXPECT_NEAR(share_of(chain, 0), 0.75, 1e-5);
  EXPECT_NEAR(share_of(chain, 1), 0.25, 1e-5);
  EXPECT_EQ(chain.share[2], U64F64::zero());
  EXPECT_EQ(chain.share[3], U64F64::zero());
  EXPECT_EQ(chain.user_flow[0], 0);
  for (auto& average : chain.user_average) average = I64F64::from_integer(-5);
  auto const issued = chain.states[0].issued_tao;
  chain.advance(1);
  EXPECT_EQ(chain.states[0].issued_tao, issued);  // nobody takes the block's TAO: it is recycled
}

TEST(Chain, TheGateHalvesTheShareAtItsThreshold) {
  SmallChain gated{1, 6, Regime::gate_2026_07};
  SmallChain open{1, 6, Regime::price_2026_06};
  gated.chain_rules[0].emission.gate.rank = 2;
  gated.advance(1);
  open.advance(1);
  double weight[6];
  double sum = 0;
  double const threshold = static_cast<double>(gated.states[0].gate_threshold.bits) * 0x1p-64;
  for (std::size_t row = 0; row < 6; ++row) {
    double const share = share_of(open, row);
    sum += weight[row] = share / (1 + std::pow(threshold / share, 3));
  }
  for (std::size_t row = 0; row < 6; ++row) EXPECT_NEAR(share_of(gated, row), weight[row] / sum, 1e-5);
}

TEST(Chain, TheGateKeepsItsThresholdWhileNoSubnetHasAShare) {
  SmallChain chain{1, 2, Regime::gate_2026_07};
  chain.states[0].block = 6'999'838;  // the next but one is a multiple of 360
  chain.moving_price[0] = I96F32{Int128{3} << 28};
  chain.moving_price[1] = I96F32{Int128{1} << 28};
  chain.advance(1);
  auto const quarter = chain.states[0].gate_threshold;
  EXPECT_NEAR(static_cast<double>(quarter.bits) * 0x1p-64, 0.25, 1e-9);
  for (auto& price : chain.moving_price) price = I96F32{0};
  chain.advance(1);
  EXPECT_EQ(chain.states[0].gate_threshold, quarter);
  for (auto& price : chain.moving_price) price = I96F32{Int128{1} << 28};
  chain.advance(1);
  EXPECT_EQ(chain.states[0].gate_threshold, quarter);
}

TEST(Chain, SetsAPriceAnewWhenItsIntervalIsOver) {
  SmallChain chain{1, 3, Regime::flow_2025_11};
  auto const start = chain.states[0].block;
  for (std::size_t row = 0; row < 2; ++row) {
    chain.rules[row].by_interval = {{0, 1, 100 * token}, 360, 1};
    chain.registrations[row] = {start, static_cast<std::uint16_t>(3 * row)};
  }
  chain.advance(359);
  EXPECT_EQ(chain.burn[0], token);
  EXPECT_EQ(chain.burn[1], token);
  EXPECT_LT(chain.burn[2], token * 51 / 100);  // decays with every block: a half in 360
  chain.advance(1);
  EXPECT_EQ(chain.burn[0], token / 2);  // nobody: (0 + 1) / 2
  EXPECT_EQ(chain.burn[1], 2 * token);  // three: (3 + 1) / 2
  EXPECT_EQ(chain.registrations[1].registered, 0u);
  EXPECT_EQ(chain.registrations[1].since_block, start + 360);
  chain.advance(720);
  EXPECT_EQ(chain.burn[1], token / 2);
}

TEST(Chain, IssuanceCrossesTheHalvingAtTheBlockOfTheRule) {
  SmallChain chain{1, 2, Regime::price_2026_06};
  chain.states[0].issued_tao = 10'500'000 * token - 3 * token;
  for (int block = 0; block < 10; ++block) {
    auto const before = chain.states[0].issued_tao;
    chain.advance(1);
    EXPECT_EQ(chain.states[0].last_mint_tao, before < 10'500'000 * token ? token : token / 2) << block;
  }
  // Each block recycles a few base units, so the fourth block of 1 TAO still comes before the halving.
  EXPECT_NEAR(static_cast<double>(chain.states[0].issued_tao) / 1e9, 10'500'000 + 1 + 6 * 0.5, 1e-6);
  chain.states[0].issued_tao = emission::IssuanceHalving::cap_base_units - 1;
  chain.advance(3);
  EXPECT_LE(chain.states[0].issued_tao, emission::IssuanceHalving::cap_base_units);
}

TEST(Chain, RootSellsOnlyWherePricesAddToMoreThanOne) {
  SmallChain chain{1, 2, Regime::price_2026_06};
  for (auto& price : chain.moving_price) price = I96F32::from_real(0.5);
  chain.advance(1);
  EXPECT_FALSE(chain.states[0].does_root_sell);  // exactly 1
  EXPECT_EQ(chain.pending_root[0], 0u);
  for (auto& price : chain.moving_price) price = I96F32::from_real(0.51);
  chain.advance(1);
  EXPECT_TRUE(chain.states[0].does_root_sell);
  EXPECT_GT(chain.pending_root[0], 0u);
}

TEST(Chain, ChainBuysStayWithTheProtocolOrAreRecycled) {
  SmallChain kept{1, 8, Regime::price_2026_06};
  kept.advance(50);
  EXPECT_GT(kept.protocol[0], 0u);
  SmallChain recycled{1, 8, Regime::flow_2025_11};
  recycled.advance(50);
  EXPECT_EQ(recycled.protocol[0], 0u);
}

}  // namespace
}  // namespace flywheel::domain
