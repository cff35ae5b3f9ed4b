#include "kernels/domain/subnet_agents/review_owners.hpp"

#include <gtest/gtest.h>

#include "tests/unit/subnet/small_chain.hpp"

namespace flywheel::domain {
namespace {

using population::bit_of;
using population::OwnerLever;

/// One world of two subnets of two uids each; the owner has the first. The first is picked.
class ReviewOwners : public ::testing::Test {
 protected:
  static constexpr std::uint32_t subnets = 2;
  static constexpr std::uint64_t token = 1'000'000'000;

  ReviewOwners() {
    for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) {
      chain_.tao[subnet] = 1'000 * token;
      chain_.alpha[subnet] = 10'000 * token;
      origins_[subnet] = {1'000, 1'001, 0, 1, 1, 1, 0};
      epochs_[subnet].owner_row = 2 * subnet;
      agents_[subnet].seed = 3;
      agents_[subnet].subnet = subnet;
      agents_[subnet].reveal_epochs = 1;
      yuma_[subnet].tempo_blocks = 360;
      yuma_[subnet].alpha_low = 20'000;
      yuma_[subnet].alpha_high = 50'000;
      auto& rules = rules_[subnet];
      rules.search = {0.0, 0.0};
      rules.gain = {1.0};
      rules.limits = {2, 10};
      rules.blocks_per_day = 7'200;
      for (auto& range : rules.range) range = {0, 65'535, 10'000};
      rules.range[static_cast<std::uint32_t>(OwnerLever::liquid_alpha)] = {0, 1, 1};
    }
  }

  OwnedSubnets args() {
    SubnetWorld world{};
    world.chain = chain_.columns();
    world.neurons.rows = {offsets_, nullptr, subnets, &picked_, 1};
    world.neurons.hotkey = hotkeys_;
    world.neurons.pool = pools_;
    world.neurons.nominator_share = nominators_;
    world.rules = agents_;
    world.life = lives_;
    world.chain_rules = chain_.chain_rules.data();
    world.states = chain_.states.data();
    world.subnets_per_world = subnets;
    return {world, rules_, memory_, origins_, agents_, epochs_, yuma_, judging_};
  }

  void allow(std::initializer_list<OwnerLever> levers) {
    for (auto const lever : levers) rules_[0].levers |= bit_of(lever);
  }

  /// A week later, in which the owner got so much alpha.
  void review(std::uint64_t alpha, std::uint64_t blocks = 50'400) {
    chain_.states[0].block += blocks;
    lives_[0].owner_alpha += alpha * token;
    review_owners(HostBackend{1}, args());
  }

  bool is_liquid() const { return yuma_[0].liquid_alpha == scoring::LiquidAlpha::on; }

  SmallChain chain_{1, subnets, emission::Regime::price_2026_06};
  std::uint32_t offsets_[subnets + 1] = {0, 2, 4};
  std::uint32_t picked_ = 0;
  std::uint32_t hotkeys_[2 * subnets] = {11, 12, 13, 14};
  exchange::SharePool pools_[2 * subnets] = {};
  exchange::SafeFloat nominators_[2 * subnets] = {};
  SubnetLife lives_[subnets] = {};
  OwnerRules rules_[subnets] = {};
  OwnerMemory memory_[subnets] = {};
  SubnetOrigin origins_[subnets] = {};
  AgentRules agents_[subnets] = {};
  EpochSubnet epochs_[subnets] = {};
  scoring::YumaParameters yuma_[subnets] = {};
  population::SubnetJudging judging_[subnets] = {};
};

TEST_F(ReviewOwners, TakeNoteFirstThenTry) {
  allow({OwnerLever::liquid_alpha});
  review(0);
  EXPECT_EQ(memory_[0].chosen, 0u);
  EXPECT_EQ(memory_[0].since_block, chain_.states[0].block);
  review(700);
  EXPECT_TRUE(is_liquid());
  EXPECT_EQ(memory_[0].hyperparameters_set, 1u);
  EXPECT_EQ(memory_[0].last_set_block, chain_.states[0].block);
  EXPECT_EQ(memory_[1].since_block, 0u);  // was not picked
}

/// 700 alpha in seven days at 0.1 TAO; 500 alpha were held all the time, and have doubled in price.
TEST_F(ReviewOwners, WeighTheCutAndWhatTheyHold) {
  allow({OwnerLever::withheld});
  pools_[0].value_base_units = 500 * token;
  review(0);
  chain_.tao[0] *= 2;
  review(700);
  EXPECT_NEAR(memory_[0].search.gain, (700 * 0.2 + 500 * 0.1) / 7, 1e-6);
}

/// The mean of both prices has grown by a half: 0.2 is worth 0.1333.
TEST_F(ReviewOwners, CompareWithTheMarketWhereTheySaySo) {
  allow({OwnerLever::withheld});
  rules_[0].compares_with_market = true;
  review(0);
  chain_.tao[0] *= 2;
  review(700);
  EXPECT_NEAR(memory_[0].search.gain, 100 * 0.2 / 1.5, 1e-6);
}

TEST_F(ReviewOwners, TakeBackWhatDidNotPay) {
  allow({OwnerLever::liquid_alpha});
  review(0);
  review(700);
  review(600);
  EXPECT_FALSE(is_liquid());
  EXPECT_EQ(memory_[0].hyperparameters_set, 2u);
}

TEST_F(ReviewOwners, WaitTwoTemposWithAHyperparameterButNotWithTheWeights) {
  allow({OwnerLever::liquid_alpha});
  review(0);
  review(700);
  auto const since = memory_[0].since_block;
  review(0, 719);  // nothing came, but what was tried may not go back yet
  EXPECT_TRUE(is_liquid());
  EXPECT_EQ(memory_[0].since_block, since);
  review(0, 1);
  EXPECT_FALSE(is_liquid());
  allow({OwnerLever::withheld});
  review(10, 1);
  EXPECT_FALSE(is_liquid());
  EXPECT_GT(judging_[0].burn_share, 0u);
}

TEST_F(ReviewOwners, MoveLiquidAlphasValuesOnlyWhileItIsOnAndNotAcrossEachOther) {
  allow({OwnerLever::alpha_low, OwnerLever::alpha_high});
  for (int i = 0; i < 9; ++i) review(700);
  EXPECT_EQ(memory_[0].chosen, 0u);
  yuma_[0].liquid_alpha = scoring::LiquidAlpha::on;
  auto is_ever_equal = false;
  for (std::uint64_t i = 0; i < 90; ++i) {
    review(i % 3 == 0 ? 100 : 700);
    ASSERT_LE(yuma_[0].alpha_low, yuma_[0].alpha_high) << i;
    is_ever_equal |= yuma_[0].alpha_low == yuma_[0].alpha_high;
  }
  EXPECT_NE(memory_[0].chosen, 0u);
  EXPECT_TRUE(is_ever_equal);
}

TEST_F(ReviewOwners, WithholdAtTheirOwnUid) {
  allow({OwnerLever::withheld});
  origins_[0].owner_uid = 1;
  epochs_[0].owner_row = 1;
  review(0);
  review(700);
  EXPECT_EQ(judging_[0].burn_share, 10'000u);
  EXPECT_EQ(judging_[0].burn_uid, 1u);
  review(600);
  EXPECT_EQ(judging_[0].burn_share, 0u);
  EXPECT_EQ(judging_[0].burn_uid, population::SubnetJudging::no_uid);
}

TEST_F(ReviewOwners, KeepTheirSettingsWhenRulesAreMadeAnewAndLoseThemWithTheSubnet) {
  allow({OwnerLever::owner_incentive, OwnerLever::reveal_period});
  rules_[0].range[static_cast<std::uint32_t>(OwnerLever::owner_incentive)] = {0, 1, 1};
  rules_[0].range[static_cast<std::uint32_t>(OwnerLever::reveal_period)] = {1, 4, 1};
  for (std::uint64_t week = 0; week < 5; ++week) review(700 + 100 * week);
  EXPECT_EQ(agents_[0].recycles_owner, 1);
  EXPECT_EQ(epochs_[0].owner_incentive, emission::OwnerIncentive::recycle);
  EXPECT_EQ(agents_[0].reveal_epochs, 4u);
  auto const make_anew = [&] {
    agents_[0].recycles_owner = 0;
    epochs_[0].owner_incentive = emission::OwnerIncentive::burn;
    agents_[0].reveal_epochs = 1;
    restore_settings(HostBackend{1}, args());
  };
  make_anew();
  EXPECT_EQ(epochs_[0].owner_incentive, emission::OwnerIncentive::recycle);
  EXPECT_EQ(agents_[0].reveal_epochs, 4u);
  origins_[0].registered_block = 7'777;
  make_anew();
  EXPECT_EQ(agents_[0].reveal_epochs, 1u);
  EXPECT_EQ(agents_[0].recycles_owner, 0);
}

TEST_F(ReviewOwners, BeginAnewUnderAnotherOwnerWithWhatTheLastOneLeft) {
  allow({OwnerLever::withheld});
  review(0);
  review(700);
  auto const left = judging_[0].burn_share;
  hotkeys_[0] = 99;
  review(0);  // would have been taken back
  EXPECT_EQ(judging_[0].burn_share, left);
  EXPECT_FALSE(memory_[0].search.is_trying);
  EXPECT_EQ(memory_[0].hotkey, 99u);
}

}  // namespace
}  // namespace flywheel::domain
