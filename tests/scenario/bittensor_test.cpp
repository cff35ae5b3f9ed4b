#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/study/provenance.hpp"
#include "tests/scenario/bittensor_run.hpp"
#include "tests/scenario/cases.hpp"
#include "tests/support/slow_build.hpp"

namespace flywheel::study {
namespace {

using state::Amount;
using ::testing::Each;

/// 99.5 TAO short of 10.5 million, one a block: after block 100 the half is passed, and block 101 mints the first half
/// TAO. What floors leave is recycled: less than 5 base units a block.
TEST(BittensorChain, HalvesItsMintInTheBlockAfterTheOneThatCrossesTenAndAHalfMillion) {
  BittensorRun const run{quiet({"economies.tao.start.issued=10499900.5 TAO", "time.run=24 min", "time.sample=12 s"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const mint = run.recorded<double>("block_mint");
  for (std::size_t block = 1; block <= 120; ++block) ASSERT_EQ(mint[block], block <= 100 ? 1.0 : 0.5) << block;
  auto const halvings = run.recorded<std::int64_t>("halvings");
  EXPECT_EQ(halvings[99], 0);
  EXPECT_EQ(halvings[100], 1);
  auto const issued = run.ledger().minted(WorldId{0}, run.tao().accounts().tao);
  Amount const whole{10'500'000'500'000'000 + Amount{20} * 500'000'000};
  EXPECT_LE(issued, whole);
  EXPECT_GE(issued, whole - 120 * 5);
}

TEST(BittensorMoney, PassesTheFullSumOverAccountsAtEverySettlementOfEveryRuleSet) {
  for (auto const* rules : {"2025-02-price", "2025-11-flow", "2026-06-price", "2026-07-gate"}) {
    BittensorRun const run{{fmt::format("events=[{{at: +1 h, adopt: {{economies.tao: bittensor/{}}}}}]", rules)}};
    EXPECT_THAT(run.outcome().failures, Each("")) << rules;
    EXPECT_TRUE(run.outcome().is_complete);
  }
}

/// Identity (11) of the reference, block by block: a settlement after each block compares the chain's count of issued
/// TAO with the ledger's, each pool and each outstanding alpha with its subnet's own flows and with who holds it.
TEST(BittensorMoney, ConservesTaoAndEveryAlphaInEachBlockOfEveryRuleSet) {
  for (auto const* rules : {"2025-02-price", "2025-11-flow", "2026-06-price", "2026-07-gate"}) {
    BittensorRun const run{{fmt::format("events=[{{at: +12 s, adopt: {{economies.tao: bittensor/{}}}}}]", rules),
                            is_slow_build ? "time.run=12 min" : "time.run=1 h", "time.sample=12 s"}};
    EXPECT_THAT(run.outcome().failures, Each("")) << rules;
    auto const block = run.recorded<std::int64_t>("block");
    for (std::size_t i = 0; i < block.size(); ++i) ASSERT_EQ(block[i], 5'000 + static_cast<std::int64_t>(i)) << rules;
  }
}

TEST(BittensorMoney, CountsTheTaoOfEachOfTwoChainsApart) {
  scenario::Faults faults;
  auto const worlds = worlds_of(
      read_case({"Bittensor", "study/rules_ab.yaml", {}, nullptr}, {"time.run=10 min", "time.sample=10 min"}));
  auto batch = build_batch(worlds, HostBackend{1}, faults);
  faults.throw_if_any();
  TestFolder const folder;
  RunOrders orders;
  orders.result_path = folder.path("run.h5");
  auto const outcome = record(batch, provenance_of(worlds, "test", {"1.2.3", "0123456789ab"}, HostBackend{1}), orders);
  EXPECT_THAT(outcome.failures, Each(""));
}

TEST(BittensorMoney, HoldsEveryBaseUnitOfAlphaBySomebody) {
  BittensorRun const run{{}};
  auto const& tables = run.tables();
  auto const life = tables.subnets->read(tables.life);
  auto const outstanding = tables.subnets->read(tables.outstanding_alpha);
  auto const pools = tables.neurons->read(tables.pool);
  for (std::uint32_t subnet = 0; subnet < 5; ++subnet) {
    std::uint64_t staked = 0;
    for (std::uint32_t uid = 0; uid < 24; ++uid) staked += pools[subnet * 24 + uid].value_base_units;
    EXPECT_LE(staked, outstanding[subnet]);
    EXPECT_EQ(life[subnet].gap, 0) << subnet;
    EXPECT_GT(life[subnet].epochs, 170u);  // 36 h are 10,800 blocks, 180 tempos
  }
}

TEST(BittensorAgents, JoinStopAndTrade) {
  BittensorRun const run{{}};
  auto const& accounts = run.tao().accounts();
  auto const flowed = [&](state::FlowId flow) { return run.ledger().flowed(WorldId{0}, flow); };
  for (auto const flow : {accounts.staked, accounts.unstaked, accounts.registrations, accounts.claimed,
                          accounts.injected, accounts.buy_fees, accounts.sell_fees, accounts.alpha_recycled}) {
    EXPECT_GT(flowed(flow), 0) << run.ledger().flow_kinds()[flow.value].reason;
  }
  auto const registered = run.recorded<std::int64_t>("registered");
  EXPECT_GT(registered.back(), 20);
}

/// A subnet whose validators give all weight to the owner's key burns all of its miners' pay; the chain's next shares
/// leave it out.
TEST(BittensorRules, GiveNothingToASubnetThatWithholdsAllIncentive) {
  BittensorRun const run{quiet({"economies.tao.subnets.emission_disabled=0"})};
  auto const burned = run.recorded<double>("miner_burned");
  auto const share = run.recorded<double>("emission_share");
  int withholding = 0;
  for (std::size_t last = burned.size() - 5; last < burned.size(); ++last) {
    EXPECT_EQ(share[last] == 0, burned[last] == 1) << last;
    withholding += burned[last] == 1 ? 1 : 0;
  }
  EXPECT_EQ(withholding, 1);
}

/// The old form of the price, worked out again from how many registered: with r of a target of 1, half of the price
/// moves by (r + 1) / 2, except for r = 1; the chain cuts at 2^-18 of a base unit. Registrations follow epochs, and so
/// blocks.
TEST(BittensorRules, SetAPriceByIntervalFromHowManyRegisteredInIt) {
  BittensorRun const run{{"economies.tao.registration={price: by_interval, interval: 45, target: 1, inertia: 50 %}",
                          is_slow_build ? "time.run=1 h" : "time.run=4 h", "time.sample=12 s"}};
  auto const prices = run.recorded<double>("registration");
  auto const counts = run.recorded<double>("registrations");
  constexpr std::size_t subnets = 5;
  int dearer = 0;
  for (std::size_t subnet = 0; subnet < subnets; ++subnet) {
    double price = prices[subnet], before = 0;
    for (std::size_t block = 45; block * subnets < prices.size(); block += 45) {
      double const registered = counts[(block - 1) * subnets + subnet] - before;
      before += registered;
      ASSERT_LE(registered, 3);
      if (registered != 1) price = std::clamp(price * (0.5 + 0.5 * (registered + 1) / 2), 0.0005, 100.0);
      dearer += registered > 1 ? 1 : 0;
      ASSERT_NEAR(prices[block * subnets + subnet], price, 1e-4 * price) << "subnet " << subnet << " block " << block;
    }
  }
  EXPECT_GT(dearer, 0);
}

/// Without noise every validator sees the same, and incentive is quality over its sum: r = 1 up to 16 bits.
TEST(BittensorRules, PayForQualityExactlyWhereValidatorsSeeItExactly) {
  BittensorRun const run{quiet({"economies.tao.validators.noise=0 %", "economies.tao.validators.abstaining=0 %"})};
  auto const skill = run.recorded<double>("median_skill_correlation");
  EXPECT_GT(skill.back(), 0.999);
  auto const trust = run.recorded<double>("median_trust");
  EXPECT_GT(trust.back(), 0.999);
}

}  // namespace
}  // namespace flywheel::study
