#include "kernels/domain/operators/engine_payout.hpp"

#include <gtest/gtest.h>

#include <array>

#include "kernels/exchange/split_pro_rata.hpp"
#include "tests/unit/operators/sums.hpp"

namespace flywheel::domain {
namespace {

/// Two domains of one world: 2 USD and 0.30 USD a processor and hour, at 90 % of the targets.
class Payout : public ::testing::Test {
 protected:
  DueTotals measure() {
    std::array<DueTotals, 2> totals{};
    measure_due(HostBackend{}, {supply.rental.devices, supply.stakes, targets.data(), &scale_ppb, due.data(), 2},
                totals.data());
    totals[0].merge(totals[1]);
    return totals[0];
  }
  HandOutTotals pay() {
    std::array<HandOutTotals, 2> totals{};
    hand_out(HostBackend{}, {supply.rental.devices, supply.stakes, tokens.data(), usd.data()}, totals.data());
    totals[0].merge(totals[1]);
    return totals[0];
  }

  Memory memory;
  SupplySide supply{{1, 2, 8, 4, 0}, memory};
  std::array<std::uint64_t, 2> targets{2'000'000, 300'000};
  std::uint32_t scale_ppb = 900'000'000;
  std::array<std::uint64_t, 16> due{}, tokens{}, usd{};
};

TEST_F(Payout, OwesTheScaledTargetForVerifiedHours) {
  auto const first = supply.add_device(0, 0);
  auto const second = supply.add_device(1, 0);
  supply.stakes.verified_ppm_hours[first] = 2'500'000;  // 2.5 h
  supply.stakes.verified_ppm_hours[second] = 1;
  auto const totals = measure();
  EXPECT_EQ(due[first], 18'000'000);  // 4 x 2 USD x 0.9 x 2.5
  EXPECT_EQ(due[second], 1);          // floor(1.08)
  EXPECT_EQ(totals.due_micro_usd, 18'000'001);
  EXPECT_EQ(totals.rows, 2);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[first], 2'500'000);
}

TEST_F(Payout, OwesCoolingAndDownRowsTheirHoursButFreeAndBannedRowsNothing) {
  std::array<std::uint32_t, 4> rows{};
  for (auto& row : rows) {
    row = supply.add_device(0, 0);
    supply.stakes.verified_ppm_hours[row] = 1'000'000;
  }
  supply.set(rows[0], DeviceState::cooling);
  supply.set(rows[1], DeviceState::down);
  supply.set(rows[2], DeviceState::absent);
  supply.set(rows[3], DeviceState::banned);
  supply.stakes.verified_ppm_hours[7] = 1'000'000;  // a slot that was never used
  supply.rental.devices.processors[7] = 4;
  supply.set(7, DeviceState::up);
  due.fill(99);
  measure();
  EXPECT_EQ(due[rows[0]], 7'200'000);
  EXPECT_EQ(due[rows[1]], 7'200'000);
  EXPECT_EQ(due[rows[2]], 0);
  EXPECT_EQ(due[rows[3]], 0);
  for (std::uint32_t slot = 4; slot < 16; ++slot) EXPECT_EQ(due[slot], 0) << slot;
}

TEST_F(Payout, AddsSharesAndStartsHoursAgain) {
  auto const row = supply.add_device(1, 0);
  auto const banned = supply.add_device(1, 0);
  supply.set(banned, DeviceState::banned);
  supply.stakes.accrued_base_units[row] = 10;
  supply.rental.devices.earned_micro_usd[row] = 20;
  for (auto const each : {row, banned}) supply.stakes.verified_ppm_hours[each] = 3;
  tokens[row] = 4;
  usd[row] = 5;
  auto const totals = pay();
  EXPECT_EQ(supply.stakes.accrued_base_units[row], 14);
  EXPECT_EQ(supply.rental.devices.earned_micro_usd[row], 25);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[row], 0);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[banned], 3);
  EXPECT_EQ(totals.tokens_base_units, 4);
  EXPECT_EQ(totals.usd_micro, 5);
  EXPECT_EQ(totals.accrued_change, 4);
  EXPECT_EQ(totals.earned_change, 5);
}

/// The way an epoch pays: what is due is measured, split over all slots of a world, and handed out.
TEST(EnginePayouts, ReachDevicesToTheLastUnit) {
  Memory memory;
  SupplySide supply{{2, 2, 2'000, 50, 0}, memory};
  std::mt19937_64 any{4};
  supply.fill(any);
  std::array<std::uint64_t, 4> const targets{2'000'000, 300'000, 70'000, 10};
  std::array<std::uint32_t, 2> const scale{1'000'000'000, 333'333'333};
  std::vector<std::uint64_t> due(8'000, 99), tokens(8'000), usd(8'000);
  std::array<DueTotals, 4> owed{};
  measure_due(HostBackend{}, {supply.rental.devices, supply.stakes, targets.data(), scale.data(), due.data(), 2},
              owed.data());
  std::array<std::uint32_t, 3> const slots_of_world{0, 4'000, 8'000};
  Segments const worlds{slots_of_world.data(), nullptr, 2};
  std::array<std::uint64_t, 2> const pool{1'234'567'891'011, 17}, fees{5'000'003, 0};
  std::array<std::uint64_t, 2> unpaid{};
  exchange::split_pro_rata(HostBackend{}, {worlds, 8'000, pool.data(), due.data(), tokens.data(), unpaid.data()});
  exchange::split_pro_rata(HostBackend{}, {worlds, 8'000, fees.data(), due.data(), usd.data(), unpaid.data()});
  auto const before = money_of(supply);
  std::array<HandOutTotals, 4> paid{};
  hand_out(HostBackend{}, {supply.rental.devices, supply.stakes, tokens.data(), usd.data()}, paid.data());
  auto const after = money_of(supply);
  EXPECT_EQ(paid[0].tokens_base_units + paid[1].tokens_base_units, pool[0]);
  EXPECT_EQ(paid[2].tokens_base_units + paid[3].tokens_base_units, pool[1]);
  EXPECT_EQ(paid[0].usd_micro + paid[1].usd_micro, fees[0]);
  HandOutTotals all{};
  for (auto const& of : paid) all.merge(of);
  EXPECT_EQ(after.accrued - before.accrued, all.accrued_change);
  EXPECT_EQ(after.earned - before.earned, all.earned_change);
  EXPECT_EQ(static_cast<std::uint64_t>(all.accrued_change), pool[0] + pool[1]);
  EXPECT_EQ(static_cast<std::uint64_t>(all.earned_change), fees[0]);
}

}  // namespace
}  // namespace flywheel::domain
