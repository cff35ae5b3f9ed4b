#include <gtest/gtest.h>

#include "tests/unit/gpu_rental/rental_tables.hpp"

namespace flywheel::domain {
namespace {

/// One domain with one customer; orders happen when a test plans them. Expected amounts are worked out by hand.
class Bookings : public ::testing::Test {
 protected:
  void hire(std::uint32_t gpus, double hours, TimeMs at) {
    order_always(market.rules[0], gpus, hours);
    market.refresh();
    market.plan_order(0, customer, at);
  }
  RentalTotals const& totals() const { return market.totals[0]; }

  RentalTables market{1};
  std::uint32_t customer = market.add_customer(0);
};

TEST_F(Bookings, ArePrepaidIntoEscrowWithTheRentersFees) {
  market.add_device(0, {.ask = 2'000'000, .processors = 8});
  hire(4, 3, test_hour);
  market.advance(test_hour + 1);
  EXPECT_EQ(totals().served, 1u);
  EXPECT_EQ(totals().prepaid, 24'000'000u);   // 4 GPUs x 3 h x $2
  EXPECT_EQ(totals().renter_fees, 540'000u);  // 0.25 % and 2 %
  EXPECT_EQ(totals().escrow_change, 24'000'000);
  EXPECT_EQ(totals().supplier_gross, 0u);
  EXPECT_EQ(market.devices.hired_gpus[0], 4);
}

TEST_F(Bookings, OfUpToADayArePaidAtTheirEnd) {
  market.add_device(0, {.ask = 2'000'000, .processors = 8});
  hire(4, 24, 0);
  market.advance(test_day);
  EXPECT_EQ(totals().supplier_gross, 0u);
  market.advance(test_day + 1);
  EXPECT_EQ(totals().supplier_gross, 192'000'000u);
  EXPECT_EQ(totals().supplier_fees, 4'320'000u);  // 480,000 + 3,840,000
  EXPECT_EQ(market.devices.earned[0], 187'680'000u);
  EXPECT_EQ(totals().escrow_change, 0);
  EXPECT_EQ(totals().refunded, 0u);
  EXPECT_EQ(totals().hired_gpu_ms, 4u * 24 * test_hour);
  EXPECT_EQ(market.devices.hired_gpus[0], 0);
}

TEST_F(Bookings, OfMoreThanADayArePaidDaily) {
  market.add_device(0, {.ask = 1'000'001});
  hire(1, 60, 0);
  std::uint64_t const paid[] = {24'000'024, 48'000'048, 60'000'060};
  TimeMs const at[] = {test_day, 2 * test_day, 60 * test_hour};
  for (int i = 0; i < 3; ++i) {
    market.advance(at[i]);
    EXPECT_EQ(totals().supplier_gross, i == 0 ? 0 : paid[i - 1]);
    market.advance(at[i] + 1);
    EXPECT_EQ(totals().supplier_gross, paid[i]);
    EXPECT_EQ(totals().hired_gpu_ms, static_cast<std::uint64_t>(at[i]));
  }
}

TEST_F(Bookings, FloorEachFeeOfEachPayment) {
  market.add_device(0, {.ask = 199});
  hire(1, 25, 0);
  market.advance(26 * test_hour);
  // Of 199 x 25 = 4,975: 0.25 % is 12.4375 and 2 % is 99.5. The supplier is paid 4,776 and then 199: 11.94 and 95.52,
  // 0.4975 and 3.98.
  EXPECT_EQ(totals().renter_fees, 12u + 99u);
  EXPECT_EQ(totals().supplier_gross, 4'975u);
  EXPECT_EQ(totals().supplier_fees, 11u + 95u + 0u + 3u);
}

TEST_F(Bookings, CostNothingExtraWhoPaysOrIsPaidInTheNetworksToken) {
  market.add_device(0, {.ask = 1'000'000, .paid_in_token = true});
  customer = market.add_customer(0, true);
  hire(1, 1, 0);
  market.advance(2 * test_hour);
  EXPECT_EQ(totals().renter_fees, 2'500u);
  EXPECT_EQ(totals().supplier_fees, 2'500u);
}

TEST_F(Bookings, FreeTheirGpusForAnOrderOfTheSameMoment) {
  market.add_device(0, {});
  auto const second = market.add_customer(0);
  hire(1, 1, 0);
  market.plan_order(0, second, test_hour);
  market.advance(test_hour + 1);
  EXPECT_EQ(totals().served, 2u);
}

TEST_F(Bookings, AreRefusedWhereTooFewGpusMatch) {
  market.add_device(0, {.processors = 8});
  hire(9, 2, 0);
  market.advance(1);
  EXPECT_EQ(totals().orders, 1u);
  EXPECT_EQ(totals().rejected, 1u);
  EXPECT_EQ(totals().gpu_hours_ordered, 18u);
  EXPECT_EQ(totals().gpu_hours_unmet, 18u);
  EXPECT_EQ(totals().prepaid, 0u);
}

TEST_F(Bookings, AreRefusedAtAskAboveTheMostThatTheCustomerPays) {
  market.add_device(0, {.ask = 1'000'001});
  market.rules[0].max_price = {1'000'000.5, 0};
  hire(1, 1, 0);
  market.advance(1);
  EXPECT_EQ(totals().rejected, 1u);
}

TEST_F(Bookings, OfACustomerWhoFailedTooOftenInARowAreTheLast) {
  market.rules[0].churn = {2, 1};
  for (TimeMs hour = 0; hour < 5; ++hour) {
    hire(1, 1, hour * test_hour);
    market.advance(hour * test_hour + 1);
    EXPECT_EQ(market.customers.active[0], hour < 2 ? 1 : 0) << "after failure " << hour + 1;
    if (hour == 2) break;
  }
  EXPECT_EQ(totals().customers_lost, 1u);
  EXPECT_EQ(market.pending(0), 0u);
}

TEST_F(Bookings, ThatSucceedMakeEarlierFailuresForgotten) {
  market.rules[0].churn = {1, 1};
  hire(1, 1, 0);
  market.advance(1);
  EXPECT_EQ(market.customers.failures[0], 1);
  market.add_device(0, {});
  hire(1, 1, 1);
  market.advance(2);
  EXPECT_EQ(market.customers.failures[0], 0);
}

TEST_F(Bookings, WaitForRoomAndThenGoOnAsIfThereHadBeenEnough) {
  RentalTables ample{1, {.devices = 16, .customers = 16, .jobs = 256, .hires = 2048}};
  ample.add_customer(0);
  for (auto* tables : {&market, &ample}) {
    tables->rules[0].arrivals.orders_per_hour = 20;
    order_always(tables->rules[0], 2, 5);
    for (int i = 0; i < 8; ++i) tables->add_device(0, {.processors = 8});
    tables->refresh();
    tables->advance(3 * test_day);
  }
  EXPECT_GT(market.times_grown(), 3u);
  EXPECT_EQ(ample.times_grown(), 0u);
  EXPECT_GT(ample.totals[0].served, 400u);
  EXPECT_EQ(market.totals[0].served, ample.totals[0].served);
  EXPECT_EQ(market.totals[0].supplier_gross, ample.totals[0].supplier_gross);
  EXPECT_EQ(market.devices.earned, ample.devices.earned);
}

}  // namespace
}  // namespace flywheel::domain
