#include "kernels/domain/operators/plan_sales.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// A token of 8 decimals at 0.50 USD: 200 base units a micro-USD. A tenth of what is left is sold as profit.
class Sales : public ::testing::Test {
 protected:
  Sales() {
    rules.selling.profit_taking_ppm = 100'000;
    rules.price_usd = 0.5;
    rules.base_units_per_token = 1e8;
  }
  std::uint32_t add(std::uint64_t tokens) {
    auto const row = supply.add_operator(0);
    of.tokens_base_units[row] = tokens;
    of.to_sell_base_units[row] = 77;  // of the last trade
    return row;
  }
  std::uint64_t plan() {
    PlannedSales totals{};
    plan_sales(HostBackend{}, of, &rules, &totals);
    return totals.to_sell_base_units;
  }

  Memory memory;
  SupplySide supply{{}, memory};
  OperatorRules rules{};
  OperatorColumns const& of = supply.operators;
};

TEST_F(Sales, CoverCostsThatCashDoesNotAndTakeProfit) {
  auto const row = add(10'000);
  of.cash_micro_usd[row] = 30;
  of.running_cost_micro_usd[row] = 45;
  of.self_hire_fees_micro_usd[row] = 5;
  auto const sold = plan();
  EXPECT_EQ(of.to_sell_base_units[row], 4'000 + 600);  // 20 micro-USD missing, then a tenth of 6,000
  EXPECT_EQ(sold, 4'600);
}

TEST_F(Sales, AreOfAllThatIsHeldByLeaversAndThoseGone) {
  auto const leaving = add(500);
  auto const gone = add(40);
  supply.set(leaving, OperatorState::leaving);
  supply.set(gone, OperatorState::gone);
  EXPECT_EQ(plan(), 540);
  EXPECT_EQ(of.to_sell_base_units[leaving], 500);
  EXPECT_EQ(of.to_sell_base_units[gone], 40);
}

TEST_F(Sales, AreNoneWithoutAPrice) {
  auto const active = add(500);
  auto const leaving = add(500);
  supply.set(leaving, OperatorState::leaving);
  rules.price_usd = 0;
  EXPECT_EQ(plan(), 0);
  EXPECT_EQ(of.to_sell_base_units[active], 0);
  EXPECT_EQ(of.to_sell_base_units[leaving], 0);
}

TEST_F(Sales, NeverExceedWhatIsHeld) {
  auto const row = add(1'000);
  of.running_cost_micro_usd[row] = UINT64_MAX / 4;
  EXPECT_EQ(plan(), 1'000);
  EXPECT_EQ(of.to_sell_base_units[row], 1'000);
}

}  // namespace
}  // namespace flywheel::domain
