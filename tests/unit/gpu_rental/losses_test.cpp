#include <gtest/gtest.h>

#include "tests/unit/gpu_rental/rental_tables.hpp"

namespace flywheel::domain {
namespace {

/// One domain of devices at $1 a GPU-hour and two customers; a device fails when a test says so.
class Losses : public ::testing::Test {
 protected:
  void hire(std::uint32_t gpus, double hours, TimeMs at = 0, std::uint32_t customer = 0) {
    order_always(market.rules[0], gpus, hours);
    market.refresh(at);
    market.plan_order(0, customer, at);
    market.advance(at + 1);
  }
  RentalTotals const& totals() const { return market.totals[0]; }

  RentalTables market{1};
  std::uint32_t first_customer = market.add_customer(0);
  std::uint32_t second_customer = market.add_customer(0);
};

TEST_F(Losses, OfADeviceWithinTheFirstHourPayNothing) {
  market.add_device(0, {});
  hire(1, 10);
  market.plan_device_event(0, 0, test_hour - 1);
  market.advance(test_hour);
  EXPECT_EQ(totals().failures, 1u);
  EXPECT_EQ(totals().jobs_broken, 1u);
  EXPECT_EQ(totals().supplier_gross, 0u);
  EXPECT_EQ(totals().refunded, 10'000'000u);
  EXPECT_EQ(totals().hired_gpu_ms, static_cast<std::uint64_t>(test_hour - 1));
}

TEST_F(Losses, OfADeviceLaterPayTheTimeThatItWasThere) {
  market.add_device(0, {});
  hire(1, 10);
  market.plan_device_event(0, 0, 90 * 60'000);
  market.advance(2 * test_hour);
  EXPECT_EQ(totals().supplier_gross, 1'500'000u);
  EXPECT_EQ(totals().refunded, 8'500'000u);
  EXPECT_EQ(totals().escrow_change, 0);
  EXPECT_EQ(market.devices.hired_gpus[0], 0);
}

TEST_F(Losses, AfterADailyPaymentPayOnlyTheRest) {
  market.add_device(0, {});
  hire(1, 72);
  market.plan_device_event(0, 0, 30 * test_hour);
  market.advance(73 * test_hour);
  EXPECT_EQ(totals().supplier_gross, 30'000'000u);
  EXPECT_EQ(totals().refunded, 42'000'000u);
  EXPECT_EQ(totals().hired_gpu_ms, static_cast<std::uint64_t>(30 * test_hour));
}

TEST_F(Losses, OfOneDeviceLeaveTheRestOfItsClusterRunning) {
  market.add_device(0, {.processors = 2});
  market.add_device(0, {.processors = 2});
  hire(4, 10);
  market.plan_device_event(0, 0, 5 * test_hour);
  market.advance(11 * test_hour);
  EXPECT_EQ(totals().supplier_gross, 10'000'000u + 20'000'000u);
  EXPECT_EQ(totals().refunded, 10'000'000u);
  EXPECT_EQ(market.customers.failures[0], 0);
}

TEST_F(Losses, OfAWholeClusterDisappointItsCustomer) {
  market.rules[0].churn = {0, 1};
  market.add_device(0, {});
  market.add_device(0, {});
  hire(2, 10);
  market.plan_device_event(0, 0, 5 * test_hour);
  market.plan_device_event(0, 1, 6 * test_hour);
  market.advance(6 * test_hour);
  EXPECT_EQ(market.customers.active[0], 1);
  market.advance(6 * test_hour + 1);
  EXPECT_EQ(market.customers.active[0], 0);
  EXPECT_EQ(totals().customers_lost, 1u);
  market.advance(8 * test_hour);
  EXPECT_EQ(totals().repairs, 2u);
  EXPECT_EQ(market.pending(0), 0u) << "the job has no event left";
}

TEST_F(Losses, EndWithARepairThatPutsTheDeviceBackOnTheMarket) {
  market.rules[0].failures.repair_median_hours = 2;  // always, without spread
  market.add_device(0, {});
  market.refresh();
  market.plan_device_event(0, 0, test_hour);
  market.advance(3 * test_hour);
  EXPECT_EQ(market.state_of(0, 0), DeviceState::down);
  market.advance(3 * test_hour + 2);  // waiting times are rounded up to a whole ms
  EXPECT_EQ(market.state_of(0, 0), DeviceState::up);
  EXPECT_EQ(totals().repairs, 1u);
  hire(1, 1, 4 * test_hour);
  EXPECT_EQ(totals().served, 1u);
}

TEST_F(Losses, OfADisguisedDeviceAreRefundedWhenTheCustomerNotices) {
  market.rules[0].report_share = 0;
  market.add_device(0, {.disguise = Disguise::inflated});
  market.add_device(0, {});
  hire(2, 10);
  market.advance(test_hour / 2);
  EXPECT_EQ(totals().refunded, 0u);
  market.advance(test_hour / 2 + 1);
  EXPECT_EQ(totals().hires_of_disguised, 1u);
  EXPECT_EQ(totals().refunded, 10'000'000u);
  EXPECT_EQ(market.state_of(0, 0), DeviceState::up) << "nobody has reported it";
  EXPECT_EQ(market.devices.hired_gpus[0], 0);
  market.advance(10 * test_hour + 1);
  EXPECT_EQ(market.devices.earned[0], 0u);
  EXPECT_EQ(totals().supplier_gross, 10'000'000u) << "the honest device is paid as agreed";
  EXPECT_EQ(market.customers.failures[0], 0);
}

TEST_F(Losses, OfADisguisedDeviceDoNotMoveTheDaysOnWhichTheRestIsPaid) {
  market.add_device(0, {.disguise = Disguise::inflated});
  market.add_device(0, {});
  hire(2, 72);
  market.advance(test_day + 1);
  EXPECT_EQ(totals().hires_of_disguised, 1u);
  EXPECT_EQ(totals().supplier_gross, 24'000'000u);
  market.advance(2 * test_day + 1);
  EXPECT_EQ(totals().supplier_gross, 48'000'000u);
}

TEST_F(Losses, OfAReportedDeviceEndItsOtherHiresToo) {
  market.rules[0].report_share = 1;
  market.add_device(0, {.processors = 4, .disguise = Disguise::copy});
  hire(1, 10);
  hire(2, 10, test_hour / 4, second_customer);
  EXPECT_EQ(market.devices.hired_gpus[0], 3);
  market.advance(test_hour / 2 + 1);
  EXPECT_EQ(totals().caught, 1u);
  EXPECT_EQ(totals().wrongly_banned, 0u);
  EXPECT_EQ(market.state_of(0, 0), DeviceState::banned);
  EXPECT_EQ(market.devices.since[0], test_hour / 2);
  EXPECT_EQ(market.devices.hired_gpus[0], 0);
  EXPECT_EQ(totals().refunded, 30'000'000u);
  EXPECT_EQ(totals().supplier_gross, 0u);
  EXPECT_EQ(market.customers.failures[0], 1);
  EXPECT_EQ(market.customers.failures[1], 1);
  EXPECT_EQ(market.pending(0), 0u);
}

TEST_F(Losses, OfADeviceThatIsFoundOutForfeitWhatIsNotPaidYet) {
  market.rules[0].detection_per_hour[static_cast<int>(Disguise::for_test_only)] = 1e-6;
  market.rules[0].complaint_after_ms = 1000 * test_day;
  market.add_device(0, {.disguise = Disguise::for_test_only});
  hire(1, 72);
  market.plan_device_event(0, 0, 30 * test_hour);
  market.advance(31 * test_hour);
  EXPECT_EQ(totals().caught, 1u);
  EXPECT_EQ(totals().supplier_gross, 24'000'000u);
  EXPECT_EQ(totals().refunded, 48'000'000u);
}

TEST_F(Losses, OfAnHonestDeviceByMistakeAreCountedApart) {
  market.rules[0].detection_per_hour[static_cast<int>(Disguise::none)] = 1e-6;
  market.add_device(0, {});
  market.refresh();
  market.plan_device_event(0, 0, test_hour);
  market.advance(test_hour + 1);
  EXPECT_EQ(totals().wrongly_banned, 1u);
  EXPECT_EQ(totals().caught, 0u);
  EXPECT_EQ(market.state_of(0, 0), DeviceState::banned);
}

}  // namespace
}  // namespace flywheel::domain
