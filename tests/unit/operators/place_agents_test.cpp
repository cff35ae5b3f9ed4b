#include "kernels/domain/operators/place_agents.hpp"

#include <gtest/gtest.h>

#include <array>

#include "kernels/domain/operators/tend_devices.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// Two domains; the first has a device whose cooldown is over.
class Placing : public ::testing::Test {
 protected:
  Placing() {
    supply.now_ms[0] = 20 * day;
    supply.add_operator(0);
    supply.add_device(0, 0);
    freed = supply.add_device(0, 0);
    supply.rental.devices.ordinal[freed] = 6;
    supply.set(freed, DeviceState::cooling);
    std::array<TendRules, 2> rules{};
    std::array<TendTotals, 2> totals{};
    tend_devices(HostBackend{}, {supply.rental, supply.stakes, supply.operators, rules.data(), supply.now_ms},
                 totals.data());
  }

  static EnteringDevice device(std::uint32_t id) {
    return {.id = id,
            .operator_row = 2,
            .ask_micro_usd_per_gpu_hour = 1'500'000,
            .disguise = 1,
            .lemon = 1,
            .region = 3,
            .tier = 2,
            .processors = 8,
            .paid_in_token = 1,
            .unused = {},
            .staked_base_units = 77};
  }
  void place(std::vector<EnteringDevice> const& devices, std::array<std::uint32_t, 3> device_offsets,
             std::vector<EnteringCustomer> const& customers = {}, std::array<std::uint32_t, 3> customer_offsets = {}) {
    place_agents(HostBackend{}, supply.rental, supply.stakes,
                 {devices.data(), device_offsets.data(), customers.data(), customer_offsets.data()}, supply.now_ms);
  }

  Memory memory;
  SupplySide supply{{1, 2, 8, 4, 4}, memory};
  std::uint32_t freed;
  RentalDevices const& rows = supply.rental.devices;
};

TEST_F(Placing, FillsSlotsThatOthersLeftThenFreshOnes) {
  place({device(50), device(51), device(52)}, {0, 2, 3});
  EXPECT_EQ(rows.id[freed], 50);
  EXPECT_EQ(rows.id[2], 51);
  EXPECT_EQ(rows.id[8], 52);
  EXPECT_EQ(rows.rows.used[0], 3);
  EXPECT_EQ(rows.rows.used[1], 1);
  EXPECT_EQ(supply.rental.domains.free_device[0], 0);
}

TEST_F(Placing, WritesADeviceAsDrawnWithNothingEarned) {
  supply.stakes.accrued_base_units[freed] = 3;  // whatever a slot still holds
  supply.stakes.verified_ppm_hours[freed] = 4;
  rows.earned_micro_usd[freed] = 5;
  rows.hired_gpus[freed] = 6;
  place({device(50)}, {0, 1, 1});
  EXPECT_EQ(supply.state(freed), DeviceState::up);
  EXPECT_EQ(rows.operator_row[freed], 2);
  EXPECT_EQ(rows.ask_micro_usd_per_gpu_hour[freed], 1'500'000);
  EXPECT_EQ(rows.disguise[freed], 1);
  EXPECT_EQ(rows.lemon[freed], 1);
  EXPECT_EQ(rows.region[freed], 3);
  EXPECT_EQ(rows.tier[freed], 2);
  EXPECT_EQ(rows.processors[freed], 8);
  EXPECT_EQ(rows.paid_in_token[freed], 1);
  EXPECT_EQ(rows.since_ms[freed], 20 * day);
  EXPECT_EQ(rows.ordinal[freed], 0);
  EXPECT_EQ(rows.first_hire[freed], 0);
  EXPECT_EQ(rows.earned_micro_usd[freed], 0);
  EXPECT_EQ(rows.hired_gpus[freed], 0);
  EXPECT_EQ(supply.stakes.staked_base_units[freed], 77);
  EXPECT_EQ(supply.stakes.accrued_base_units[freed], 0);
  EXPECT_EQ(supply.stakes.verified_ppm_hours[freed], 0);
}

TEST_F(Placing, LeavesFirstEventsAndTheListingToTheRefresh) {
  place({device(50)}, {0, 1, 1});
  EXPECT_EQ(rows.event_place[freed], 0);
  refresh_rentals(HostBackend{}, supply.rental, supply.now_ms);
  EXPECT_NE(rows.event_place[freed], 0);
  EXPECT_EQ(supply.rental.domains.pending[0], 2);
  EXPECT_LT(supply.rental.market.listing.place[freed], 2U);
}

TEST_F(Placing, AppendsCustomers) {
  place({}, {}, {{9, 1}, {10, 0}, {11, 0}}, {0, 1, 3});
  auto const& customers = supply.rental.customers;
  EXPECT_EQ(customers.rows.used[0], 1);
  EXPECT_EQ(customers.rows.used[1], 2);
  EXPECT_EQ(customers.id[0], 9);
  EXPECT_EQ(customers.pays_in_token[0], 1);
  EXPECT_EQ(customers.id[5], 11);
  EXPECT_EQ(customers.active[5], 1);
  EXPECT_EQ(customers.failures[5], 0);
}

}  // namespace
}  // namespace flywheel::domain
