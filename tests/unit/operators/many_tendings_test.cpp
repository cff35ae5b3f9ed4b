#include <gtest/gtest.h>

#include <array>

#include "kernels/domain/operators/tend_devices.hpp"
#include "tests/unit/operators/sums.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// Arbitrary rows, listed and with planned events, in two worlds of two domains each.
class ManyTendings : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  ManyTendings() {
    std::mt19937_64 any{GetParam()};
    supply.fill(any);
    for (std::uint32_t domain = 0; domain < 4; ++domain) {
      auto& of = rules[domain];
      of.seed = any();
      of.minimum_stake_base_units_per_processor = 1'000'000;
      of.stake_budget_base_units = domain == 0 ? 1ULL << 40 : any() % 1'000'000'000;
      of.co_stake_budget_base_units = domain == 1 ? 1ULL << 40 : any() % 1'000'000'000;
      of.cooldown_ms = 14 * day;
      of.appeal_ms = 30 * day;
      of.overturned_share = 0.5;
      of.co_staked_ppm = static_cast<std::uint32_t>(any() % 1'000'001);
      of.slashed_stake_ppm = static_cast<std::uint32_t>(any() % 1'000'001);
      of.slashed_accrued_ppm = static_cast<std::uint32_t>(any() % 1'000'001);
      of.ask_change_ppm = 900'000 + static_cast<std::uint32_t>(any() % 200'000);
    }
    for (std::uint32_t world = 0; world < 2; ++world) supply.now_ms[world] = (40 + world) * day;
    refresh_rentals(HostBackend{}, supply.rental, supply.now_ms);
  }
  TendDevices args() const { return {supply.rental, supply.stakes, supply.operators, rules.data(), supply.now_ms}; }

  Memory memory;
  SupplySide supply{{2, 2, 3'000, 300, 0}, memory};
  std::array<TendRules, 4> rules{};
  std::array<TendTotals, 4> totals{};
};

TEST_P(ManyTendings, MoveExactlyWhatTheyJournal) {
  auto const before = money_of(supply);
  tend_devices(HostBackend{}, args(), totals.data());
  auto const after = money_of(supply);
  TendTotals all{};
  for (auto const& of : totals) all.merge(of);
  auto const flow = [](std::uint64_t amount) { return static_cast<std::int64_t>(amount); };
  for (auto const amount : {all.topped_up, all.co_staked, all.unlocked, all.co_stakes_returned, all.burned_stakes,
                            all.burned_accrued, all.released_accrued, all.last_earnings}) {
    EXPECT_GT(amount, 0);
  }
  EXPECT_EQ(all.stakes_change, flow(all.topped_up) + flow(all.co_staked) - flow(all.unlocked) -
                                   flow(all.co_stakes_returned) - flow(all.burned_stakes));
  EXPECT_EQ(all.accrued_change, -flow(all.burned_accrued) - flow(all.released_accrued));
  EXPECT_EQ(all.earned_change, -flow(all.last_earnings));
  EXPECT_EQ(all.tokens_change, flow(all.unlocked) + flow(all.released_accrued));
  EXPECT_EQ(all.cash_change, flow(all.last_earnings));
  EXPECT_EQ(after.staked - before.staked, all.stakes_change);
  EXPECT_EQ(after.accrued - before.accrued, all.accrued_change);
  EXPECT_EQ(after.earned - before.earned, all.earned_change);
  EXPECT_EQ(after.tokens - before.tokens, all.tokens_change);
  EXPECT_EQ(after.cash - before.cash, all.cash_change);
  EXPECT_LE(all.honest_burned_base_units, all.burned_stakes + all.burned_accrued);
}

/// The state that a row should be in afterwards; overturned bans are told apart by the total alone.
DeviceState expected_state(SupplySide const& supply, std::uint32_t domain, std::uint32_t row) {
  auto const state = supply.state(row);
  TimeMs const age = supply.now_ms[supply.world_of(domain)] - supply.rental.devices.since_ms[row];
  bool const leaves = supply.operator_state(supply.owner_of(domain, row)) == OperatorState::leaving;
  if (state == DeviceState::cooling) return age >= 14 * day ? DeviceState::absent : state;
  if (state == DeviceState::banned) return age >= 30 * day ? DeviceState::absent : state;
  if (state == DeviceState::absent || !leaves || supply.rental.devices.first_hire[row] != 0) return state;
  return DeviceState::cooling;
}

TEST_P(ManyTendings, BringEveryRowWhereTheRulesSay) {
  for (auto& of : rules) of.overturned_share = 0;
  std::vector<DeviceState> expected(supply.device_slots(), DeviceState::absent);
  std::array<std::array<std::uint64_t, 5>, 4> counts{};
  for (std::uint32_t domain = 0; domain < 4; ++domain) {
    for (std::uint32_t i = 0; i < supply.rental.devices.rows.used[domain]; ++i) {
      auto const row = supply.first_device(domain) + i;
      expected[row] = expected_state(supply, domain, row);
      if (expected[row] != DeviceState::absent) counts[domain][static_cast<std::size_t>(expected[row])] += 1;
    }
  }
  tend_devices(HostBackend{}, args(), totals.data());
  for (std::uint32_t row = 0; row < supply.device_slots(); ++row) ASSERT_EQ(supply.state(row), expected[row]) << row;
  for (std::uint32_t domain = 0; domain < 4; ++domain) {
    for (std::size_t state = 0; state < 5; ++state) EXPECT_EQ(totals[domain].in_state[state], counts[domain][state]);
    EXPECT_GT(totals[domain].withdrawn, 0);
  }
}

TEST_P(ManyTendings, KeepEventsOfRowsThatAreThereAndNoOthers) {
  auto const& devices = supply.rental.devices;
  tend_devices(HostBackend{}, args(), totals.data());
  std::array<std::uint32_t, 4> planned{};
  for (std::uint32_t row = 0; row < supply.device_slots(); ++row) {
    if (devices.event_place[row] == 0) continue;
    ASSERT_EQ(supply.state(row), DeviceState::up) << row;  // nothing was planned for rows that are down
    planned[row / supply.sizes.devices] += 1;
  }
  for (std::uint32_t domain = 0; domain < 4; ++domain)
    EXPECT_EQ(supply.rental.domains.pending[domain], planned[domain]);
}
INSTANTIATE_TEST_SUITE_P(Seeds, ManyTendings, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace flywheel::domain
