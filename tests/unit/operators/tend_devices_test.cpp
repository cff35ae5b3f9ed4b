#include "kernels/domain/operators/tend_devices.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// One domain on day 100: 200 tokens a processor, 14 days to unbond, 30 days to appeal.
class Tending : public ::testing::Test {
 protected:
  Tending() : owner{supply.add_operator(0)} {
    supply.now_ms[0] = 100 * day;
    rules.seed = 3;
    rules.minimum_stake_base_units_per_processor = 200;
    rules.cooldown_ms = 14 * day;
    rules.appeal_ms = 30 * day;
    rules.ask_change_ppm = 1'000'000;
  }

  /// A device whose stake is met, listed for hire.
  std::uint32_t add() {
    auto const row = supply.add_device(0, owner);
    supply.stakes.staked_base_units[row] = 800;
    refresh_rentals(HostBackend{}, supply.rental, supply.now_ms);
    return row;
  }
  std::uint32_t add_banned(TimeMs since, Disguise disguise) {
    auto const row = supply.add_device(0, owner);
    supply.stakes.staked_base_units[row] = 800;
    supply.stakes.accrued_base_units[row] = 101;
    supply.rental.devices.earned_micro_usd[row] = 7;
    supply.rental.devices.since_ms[row] = since;
    supply.set(row, disguise);
    supply.set(row, DeviceState::banned);
    return row;
  }
  TendTotals tend() {
    TendTotals totals{};
    tend_devices(HostBackend{}, {supply.rental, supply.stakes, supply.operators, &rules, supply.now_ms}, &totals);
    return totals;
  }

  Memory memory;
  SupplySide supply{{}, memory};
  std::uint32_t owner;
  TendRules rules{};
  RentalDevices const& devices = supply.rental.devices;
};

TEST_F(Tending, WithdrawsTheDevicesOfAnOwnerWhoLeaves) {
  auto const up = add();
  auto const down = add();
  supply.set(down, DeviceState::down);
  ASSERT_EQ(supply.rental.domains.pending[0], 2);
  supply.set(owner, OperatorState::leaving);
  auto const totals = tend();
  for (auto const row : {up, down}) {
    EXPECT_EQ(supply.state(row), DeviceState::cooling);
    EXPECT_EQ(devices.since_ms[row], 100 * day);
    EXPECT_EQ(devices.event_place[row], 0);
  }
  EXPECT_EQ(supply.rental.domains.pending[0], 0);
  EXPECT_EQ(totals.withdrawn, 2);
  EXPECT_EQ(totals.in_state[static_cast<int>(DeviceState::cooling)], 2);
}

TEST_F(Tending, TakesWithdrawnDevicesOffTheMarket) {
  add();
  matching::GpuMarket const market{supply.rental.market, 0};
  matching::Allocation taken[matching::most_gpus_per_order];
  matching::GpuOrder const order{1, 1, 1, 1'000'000};
  ASSERT_EQ(market.serve(order, taken), 1);
  market.release(taken[0].device, taken[0].gpus);
  supply.set(owner, OperatorState::leaving);
  tend();
  EXPECT_EQ(market.serve(order, taken), 0);
}

TEST_F(Tending, LetsHiresOfALeaversDeviceEndAndAddsNoStake) {
  auto const row = add();
  devices.first_hire[row] = 1;
  supply.stakes.staked_base_units[row] = 0;
  rules.stake_budget_base_units = 1'000;
  supply.set(owner, OperatorState::leaving);
  auto const totals = tend();
  EXPECT_EQ(supply.state(row), DeviceState::up);
  EXPECT_EQ(totals.withdrawn, 0);
  EXPECT_EQ(totals.topped_up, 0);
}

TEST_F(Tending, ReturnsTheStakeToOwnerAndHoldersAfterTheCooldown) {
  auto const early = add();
  auto const due = add();
  for (auto const row : {early, due}) {
    supply.set(row, DeviceState::cooling);
    supply.stakes.staked_base_units[row] = 801;
  }
  devices.since_ms[early] = 86 * day + 1;
  devices.since_ms[due] = 86 * day;
  supply.stakes.accrued_base_units[due] = 5;
  supply.stakes.verified_ppm_hours[due] = 4;
  devices.earned_micro_usd[due] = 6;
  rules.co_staked_ppm = 250'000;  // floor(801 / 4) = 200
  auto const totals = tend();
  EXPECT_EQ(supply.state(early), DeviceState::cooling);
  EXPECT_EQ(supply.state(due), DeviceState::absent);
  EXPECT_EQ(totals.ended, 1);
  EXPECT_EQ(totals.co_stakes_returned, 200);
  EXPECT_EQ(totals.unlocked, 601);
  EXPECT_EQ(totals.released_accrued, 5);
  EXPECT_EQ(totals.last_earnings, 6);
  EXPECT_EQ(supply.operators.tokens_base_units[owner], 606);
  EXPECT_EQ(supply.operators.cash_micro_usd[owner], 6);
  EXPECT_EQ(supply.operators.rewards_base_units[owner], 5);
  EXPECT_EQ(supply.operators.hire_income_micro_usd[owner], 6);
  EXPECT_EQ(supply.stakes.staked_base_units[due], 0);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[due], 0);
  EXPECT_EQ(supply.rental.domains.free_device[0], 1 + due - supply.first_device(0));
}

TEST_F(Tending, BurnsTheSlashedSharesOnceTheAppealIsOver) {
  auto const waiting = add_banned(70 * day + 1, Disguise::copy);
  auto const final = add_banned(70 * day, Disguise::copy);
  rules.slashed_stake_ppm = 600'000;    // 480 of 800
  rules.slashed_accrued_ppm = 500'000;  // 50 of 101
  rules.co_staked_ppm = 100'000;        // 32 of the 320 left
  rules.overturned_share = 1;
  auto const totals = tend();
  EXPECT_EQ(supply.state(waiting), DeviceState::banned);
  EXPECT_EQ(supply.state(final), DeviceState::absent);
  EXPECT_EQ(totals.burned_stakes, 480);
  EXPECT_EQ(totals.burned_accrued, 50);
  EXPECT_EQ(totals.honest_burned_base_units, 0);
  EXPECT_EQ(totals.co_stakes_returned, 32);
  EXPECT_EQ(totals.unlocked, 288);
  EXPECT_EQ(totals.released_accrued, 51);
  EXPECT_EQ(totals.overturned, 0);
  EXPECT_EQ(supply.operators.tokens_base_units[owner], 288 + 51);
  EXPECT_EQ(totals.in_state[static_cast<int>(DeviceState::banned)], 1);
}

TEST_F(Tending, CountsWhatHonestRowsLose) {
  add_banned(0, Disguise::none);
  rules.slashed_stake_ppm = 1'000'000;
  rules.slashed_accrued_ppm = 1'000'000;
  EXPECT_EQ(tend().honest_burned_base_units, 901);
}

TEST_F(Tending, GivesBackAnHonestRowWhoseBanIsOverturned) {
  auto const row = add_banned(10 * day, Disguise::none);
  rules.slashed_stake_ppm = 1'000'000;
  rules.overturned_share = 1;
  auto const totals = tend();
  EXPECT_EQ(supply.state(row), DeviceState::up);
  EXPECT_EQ(devices.since_ms[row], 100 * day);
  EXPECT_EQ(devices.ordinal[row], 1);
  EXPECT_EQ(supply.stakes.staked_base_units[row], 800);
  EXPECT_EQ(supply.stakes.accrued_base_units[row], 101);
  EXPECT_EQ(devices.earned_micro_usd[row], 7);
  EXPECT_EQ(devices.event_place[row], 0);
  EXPECT_EQ(totals.overturned, 1);
  EXPECT_EQ(totals.in_state[static_cast<int>(DeviceState::up)], 1);
  refresh_rentals(HostBackend{}, supply.rental, supply.now_ms);
  EXPECT_NE(devices.event_place[row], 0);
}

TEST_F(Tending, TopsUpAWholeStakeOrNothingWithinBothBudgets) {
  auto const first = add();
  auto const second = add();
  auto const third = add();
  for (auto const row : {first, second, third}) supply.stakes.staked_base_units[row] = 0;
  supply.stakes.staked_base_units[third] = 701;  // 99 missing: 24 from holders, 75 bought
  rules.co_staked_ppm = 250'000;                 // 200 of 800
  rules.stake_budget_base_units = 600 + 75;
  rules.co_stake_budget_base_units = 200 + 23;
  auto totals = tend();
  EXPECT_EQ(supply.stakes.staked_base_units[first], 800);
  EXPECT_EQ(supply.stakes.staked_base_units[second], 0);   // neither budget reaches
  EXPECT_EQ(supply.stakes.staked_base_units[third], 701);  // the holders' misses one unit
  EXPECT_EQ(totals.topped_up, 600);
  EXPECT_EQ(totals.co_staked, 200);
  EXPECT_EQ(totals.stakes_change, 800);
  rules.co_stake_budget_base_units = 24;
  rules.stake_budget_base_units = 74;
  EXPECT_EQ(tend().stakes_change, 0);  // now the owners' does
  rules.stake_budget_base_units = 75;
  totals = tend();
  EXPECT_EQ(supply.stakes.staked_base_units[third], 800);
  EXPECT_EQ(totals.topped_up, 75);
  EXPECT_EQ(totals.co_staked, 24);
}

TEST_F(Tending, MovesAsksDownToTheLeast) {
  auto const high = add();
  auto const low = add();
  devices.ask_micro_usd_per_gpu_hour[high] = 1'000'001;
  devices.ask_micro_usd_per_gpu_hour[low] = 100'000;
  rules.ask_change_ppm = 990'000;
  rules.least_ask_micro_usd_per_gpu_hour = 99'500;
  auto const totals = tend();
  EXPECT_EQ(devices.ask_micro_usd_per_gpu_hour[high], 990'000);  // floor(990,000.99)
  EXPECT_EQ(devices.ask_micro_usd_per_gpu_hour[low], 99'500);
  EXPECT_EQ(totals.ask_sum, 990'000 + 99'500);
}

TEST_F(Tending, CountsWhoIsThere) {
  auto const hired = add();
  devices.hired_gpus[hired] = 3;
  supply.set(add(), Disguise::inflated);
  supply.set(add(), DeviceState::down);
  auto const totals = tend();
  EXPECT_EQ(totals.in_state[static_cast<int>(DeviceState::up)], 2);
  EXPECT_EQ(totals.in_state[static_cast<int>(DeviceState::down)], 1);
  EXPECT_EQ(totals.up_by_disguise[0], 1);
  EXPECT_EQ(totals.up_by_disguise[1], 1);
  EXPECT_EQ(totals.up_gpus, 8);
  EXPECT_EQ(totals.up_real_gpus, 4);
  EXPECT_EQ(totals.hired_gpus, 3);
}

TEST(Appeals, OverturnTheStatedShareOfWrongBans) {
  constexpr std::uint32_t banned = 20'000;
  Memory memory;
  SupplySide supply{{1, 1, banned, 1, 0}, memory};
  supply.add_operator(0);
  for (std::uint32_t i = 0; i < banned; ++i) supply.set(supply.add_device(0, 0), DeviceState::banned);
  TendRules rules{};
  rules.overturned_share = 0.3;
  rules.ask_change_ppm = 1'000'000;
  TendTotals totals{};
  tend_devices(HostBackend{}, {supply.rental, supply.stakes, supply.operators, &rules, supply.now_ms}, &totals);
  double const standard_error = std::sqrt(banned * 0.3 * 0.7);
  EXPECT_NEAR(static_cast<double>(totals.overturned), 0.3 * banned, 4.9 * standard_error);  // false alarm: 1 in 10^6
  EXPECT_EQ(totals.overturned + totals.ended, banned);
}

}  // namespace
}  // namespace flywheel::domain
