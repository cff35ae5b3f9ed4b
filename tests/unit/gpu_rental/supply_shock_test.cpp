#include "kernels/domain/operators/supply_shock.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/gpu_rental/rental_tables.hpp"

namespace flywheel::domain {
namespace {

/// Devices at $1 a GPU-hour that fail only in a shock; a repair takes two hours.
class SupplyShocks : public ::testing::Test {
 protected:
  explicit SupplyShocks(std::uint32_t domains = 1, std::uint32_t devices = 16) : market{domains, {devices, 16, 4, 4}} {
    for (auto& rules : market.rules) rules.failures.repair_median_hours = 2;
  }
  void shock(double share, TimeMs now) {
    SupplyShock const args{market.rental(), &now, share};
    shock_supply(HostBackend{}, args);
  }
  std::uint32_t count(DeviceState state, std::uint32_t domain = 0) const {
    std::uint32_t found = 0;
    for (std::uint32_t i = 0; i < market.devices.rows.used[domain]; ++i) {
      found += market.state_of(domain, i) == state ? 1 : 0;
    }
    return found;
  }

  RentalTables market;
};

TEST_F(SupplyShocks, TakeEveryDeviceThatIsUpAndBringItBackAfterARepair) {
  for (int i = 0; i < 3; ++i) market.add_device(0, {});
  market.refresh();
  shock(1.0, 5 * test_hour);
  EXPECT_EQ(count(DeviceState::down), 3U);
  EXPECT_EQ(market.totals[0].failures, 3U);
  EXPECT_EQ(market.devices.since[0], 5 * test_hour);
  market.advance(7 * test_hour);
  EXPECT_EQ(count(DeviceState::down), 3U);
  market.advance(7 * test_hour + 2);  // waiting times are rounded up to a whole ms
  EXPECT_EQ(count(DeviceState::up), 3U);
  EXPECT_EQ(market.totals[0].repairs, 3U);
}

TEST_F(SupplyShocks, LeaveAloneWhoIsNotUp) {
  auto const banned = market.add_device(0, {});
  auto const down = market.add_device(0, {});
  market.add_device(0, {});
  market.devices.state[banned] = static_cast<std::uint8_t>(DeviceState::banned);
  market.devices.state[down] = static_cast<std::uint8_t>(DeviceState::down);
  market.refresh();
  market.plan_device_event(0, down, 9 * test_hour);
  shock(1.0, 5 * test_hour);
  EXPECT_EQ(market.totals[0].failures, 1U);
  EXPECT_EQ(market.state_of(0, banned), DeviceState::banned);
  market.advance(9 * test_hour + 1);
  EXPECT_EQ(market.state_of(0, down), DeviceState::up);
}

TEST_F(SupplyShocks, PayForTheTimeUntilThen) {
  market.add_device(0, {});
  market.add_customer(0);
  order_always(market.rules[0], 1, 10);
  market.refresh();
  market.plan_order(0, 0, 0);
  market.advance(5 * test_hour);
  shock(1.0, 5 * test_hour);
  EXPECT_EQ(market.totals[0].jobs_broken, 1U);
  EXPECT_EQ(market.totals[0].supplier_gross, 5'000'000U);
  EXPECT_EQ(market.totals[0].refunded, 5'000'000U);
  EXPECT_EQ(market.devices.hired_gpus[0], 0);
}

TEST_F(SupplyShocks, OfNoShareTakeNobody) {
  for (int i = 0; i < 16; ++i) market.add_device(0, {});
  market.refresh();
  shock(0.0, test_hour);
  EXPECT_EQ(count(DeviceState::up), 16U);
}

class WideShocks : public SupplyShocks {
 protected:
  WideShocks() : SupplyShocks{2, 4'000} {
    for (std::uint32_t domain = 0; domain < 2; ++domain) {
      for (int i = 0; i < 4'000; ++i) market.add_device(domain, {});
    }
    market.refresh();
  }
};

/// A false alarm in 15,000 at four standard errors; the seed is fixed.
TEST_F(WideShocks, TakeTheShareOfEveryDomain) {
  shock(0.3, test_hour);
  double const four_standard_errors = 4 * std::sqrt(0.3 * 0.7 * 4'000);
  EXPECT_NEAR(count(DeviceState::down, 0), 0.3 * 4'000, four_standard_errors);
  EXPECT_NEAR(count(DeviceState::down, 1), 0.3 * 4'000, four_standard_errors);
}

TEST_F(WideShocks, AreDrawnAnewForThoseWhoEscaped) {
  shock(0.3, test_hour);
  shock(0.3, test_hour + 60'000);
  EXPECT_NEAR(count(DeviceState::up, 0), 0.49 * 4'000, 4 * std::sqrt(0.49 * 0.51 * 4'000));
}

TEST_F(WideShocks, AreOfTheDomainsPicked) {
  std::uint32_t const picked = 1;
  TimeMs const now = test_hour;
  SupplyShock args{market.rental(), &now, 1.0};
  args.rental.devices.rows.picked = &picked;
  args.rental.devices.rows.picked_count = 1;
  shock_supply(HostBackend{}, args);
  EXPECT_EQ(count(DeviceState::down, 0), 0U);
  EXPECT_EQ(count(DeviceState::down, 1), 4'000U);
}

}  // namespace
}  // namespace flywheel::domain
