#include "kernels/exchange/incentive_engine.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace flywheel::exchange {
namespace {

constexpr std::uint64_t io = 100'000'000;
constexpr std::uint64_t usd = 1'000'000;
constexpr PriceRatio half_dollar{usd / 2, io};
constexpr std::uint32_t whole_scale = 1'000'000'000;

constexpr IncentiveEngine engine{.burn_share_ppm = 500'000,
                                 .target_cut_ppm = 100'000,
                                 .patience_epochs = 2,
                                 .surplus_basis = SurplusBasis::after_reward_part,
                                 .release_cap = ReleaseCap::none};

TEST(IncentiveEngine, NewTokensPayFirstThenFeesThenNobody) {
  // Due 100 USD at 0.50 USD: 150 IO are worth 75, the fee vault adds 10, 15 stay unpaid.
  IncentiveVaults vaults{150 * io, 10 * usd, whole_scale, 0};
  auto const outcome = engine(vaults, {100 * usd, 40 * usd, 100 * io, half_dollar});
  EXPECT_EQ(outcome.from_reward_base_units, 150 * io);
  EXPECT_EQ(outcome.from_reward_usd_micro, 75 * usd);
  EXPECT_EQ(outcome.from_fee_usd_micro, 10 * usd);
  EXPECT_EQ(outcome.shortfall_usd_micro, 15 * usd);
  EXPECT_EQ(vaults.reward_base_units, 0u);
  EXPECT_EQ(outcome.sustainability_ppm, 900'000u);  // (40 + 100 x 0.50) / 100
}

TEST(IncentiveEngine, SurplusAfterTheRewardPartIsRevenueLessWhatFeesPaid) {
  // Surplus 40 - 10; half of it buys 30 IO; the vault keeps 40 - 15.
  IncentiveVaults vaults{150 * io, 10 * usd, whole_scale, 0};
  auto const outcome = engine(vaults, {100 * usd, 40 * usd, 100 * io, half_dollar});
  EXPECT_EQ(outcome.surplus_usd_micro, 30 * usd);
  EXPECT_EQ(outcome.burn_usd_micro, 15 * usd);
  EXPECT_EQ(outcome.burned_base_units, 30 * io);
  EXPECT_EQ(vaults.fee_usd_micro, 25 * usd);
}

TEST(IncentiveEngine, SurplusBeforeTheRewardPartIsRevenueLessTheWholeBill) {
  auto law = engine;
  law.surplus_basis = SurplusBasis::before_reward_part;
  IncentiveVaults vaults{1'000 * io, 0, whole_scale, 0};
  EXPECT_EQ(law(vaults, {100 * usd, 40 * usd, 0, half_dollar}).burn_usd_micro, 0u);
  EXPECT_EQ(law(vaults, {100 * usd, 130 * usd, 0, half_dollar}).burn_usd_micro, 15 * usd);
  EXPECT_EQ(vaults.fee_usd_micro, 40 * usd + 115 * usd);
}

TEST(IncentiveEngine, TheOldScheduleMayBoundTheRelease) {
  auto law = engine;
  law.release_cap = ReleaseCap::old_schedule;
  IncentiveVaults vaults{150 * io, 10 * usd, whole_scale, 0};
  auto const outcome = law(vaults, {100 * usd, 40 * usd, 100 * io, half_dollar});
  EXPECT_EQ(outcome.from_reward_base_units, 100 * io);
  EXPECT_EQ(outcome.shortfall_usd_micro, 40 * usd);
  EXPECT_EQ(vaults.reward_base_units, 50 * io);
}

TEST(IncentiveEngine, HalfThePriceReleasesTwiceTheTokens) {
  IncentiveVaults vaults{1'000 * io, 0, whole_scale, 0};
  EXPECT_EQ(engine(vaults, {100 * usd, 0, 0, {usd, io}}).from_reward_base_units, 100 * io);
  EXPECT_EQ(engine(vaults, {100 * usd, 0, 0, half_dollar}).from_reward_base_units, 200 * io);
}

TEST(IncentiveEngine, TargetsFallAfterEveryTwoEpochsOfShortfallInARow) {
  IncentiveVaults vaults{0, 0, whole_scale, 0};
  IncentiveInput const unpaid{100 * usd, 0, 0, half_dollar};
  IncentiveInput const idle{0, 0, 0, half_dollar};
  engine(vaults, unpaid);
  engine(vaults, idle);
  engine(vaults, unpaid);
  EXPECT_EQ(vaults.target_scale_ppb, whole_scale);
  engine(vaults, unpaid);
  EXPECT_EQ(vaults.target_scale_ppb, 900'000'000u);
  engine(vaults, unpaid);
  engine(vaults, unpaid);
  EXPECT_EQ(vaults.target_scale_ppb, 810'000'000u);
}

TEST(IncentiveEngine, WhatNoWholeTokenUnitCanPayIsNoShortfallOfTheVaults) {
  // 100 micro-USD at 3 a unit: 33 units are worth 99.
  IncentiveVaults vaults{1'000, 0, whole_scale, 0};
  EXPECT_EQ(engine(vaults, {100, 0, 0, {3, 1}}).shortfall_usd_micro, 1u);
  EXPECT_EQ(vaults.shortfall_epochs, 0u);
}

TEST(IncentiveEngine, ADeviceIsOwedItsScaledTargetForItsVerifiedHours) {
  // 1.50 USD an hour at 0.9 is 1.35; 20 minutes at weight 0.5 are a sixth of an hour.
  IncentiveVaults const vaults{0, 0, 900'000'000, 0};
  EXPECT_EQ(IncentiveEngine::device_due(vaults, 1'500'000, 1'200'000, 500'000), 225'000u);
  EXPECT_EQ(IncentiveEngine::device_due(vaults, 1'500'000, 1, 1'000'000), 0u);  // 0.375 micro-USD
}

TEST(IncentiveEngine, NothingDueIsSustainable) {
  IncentiveVaults vaults{0, 0, whole_scale, 0};
  EXPECT_EQ(engine(vaults, {0, 0, 0, half_dollar}).sustainability_ppm, highest<std::uint64_t>());
}

RC_GTEST_PROP(IncentiveEngine, ConservesBothVaultsInEveryEpoch, ()) {
  auto const amount = [] {
    return *rc::gen::inRange<std::uint64_t>(0, *rc::gen::element<std::uint64_t>(5, 1ull << 50));
  };
  auto law = engine;
  law.burn_share_ppm = *rc::gen::inRange<std::uint32_t>(500'000, 1'000'001);
  law.surplus_basis = *rc::gen::element(SurplusBasis::before_reward_part, SurplusBasis::after_reward_part);
  law.release_cap = *rc::gen::element(ReleaseCap::none, ReleaseCap::old_schedule);
  IncentiveVaults vaults{amount(), amount(), whole_scale, 0};
  for (int i = 0; i < 10; ++i) {
    auto const before = vaults;
    IncentiveInput const epoch{amount(), amount(), amount(), {amount() + 1, amount() + 1}};
    auto const outcome = law(vaults, epoch);
    RC_ASSERT(vaults.reward_base_units + outcome.from_reward_base_units == before.reward_base_units);
    RC_ASSERT(vaults.fee_usd_micro + outcome.from_fee_usd_micro + outcome.burn_usd_micro ==
              before.fee_usd_micro + epoch.revenue_usd_micro);
    RC_ASSERT(outcome.from_reward_usd_micro + outcome.from_fee_usd_micro + outcome.shortfall_usd_micro ==
              epoch.due_usd_micro);
    RC_ASSERT(outcome.burn_usd_micro * 2 + 1 >= outcome.surplus_usd_micro);
    bool const is_capped = law.release_cap == ReleaseCap::old_schedule;
    RC_ASSERT(!is_capped || outcome.from_reward_base_units <= epoch.planned_release_base_units);
  }
}

}  // namespace
}  // namespace flywheel::exchange
