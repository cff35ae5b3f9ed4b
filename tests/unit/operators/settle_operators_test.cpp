#include "kernels/domain/operators/settle_operators.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// One world; a token of 8 decimals at 0.50 USD; nobody leaves by chance.
class Settlement : public ::testing::Test {
 protected:
  Settlement() {
    rules.seed = 5;
    rules.price_usd = 0.5;
    rules.base_units_per_token = 1e8;
    rules.period_ms = day;
    rules.exit = {.hazard_per_month = 0,
                  .margin_sensitivity = 1,
                  .reference_margin = 0,
                  .age_shape = 1,
                  .age_scale_months = 1,
                  .lock_in_ms = 0};
    supply.now_ms[0] = 10 * day;
  }
  OperatorTotals settle() {
    OperatorTotals totals{};
    settle_operators(HostBackend{}, of, &rules, supply.now_ms, &totals);
    return totals;
  }

  Memory memory;
  SupplySide supply{{}, memory};
  OperatorRules rules{};
  OperatorColumns const& of = supply.operators;
};

TEST_F(Settlement, PaysCostsFromCashFirst) {
  auto const row = supply.add_operator(0);
  of.cash_micro_usd[row] = 100;
  of.running_cost_micro_usd[row] = 60;
  of.self_hire_fees_micro_usd[row] = 15;
  auto const totals = settle();
  EXPECT_EQ(of.cash_micro_usd[row], 25);
  EXPECT_EQ(totals.running_costs, 60);
  EXPECT_EQ(totals.self_hire_fees, 15);
  EXPECT_EQ(totals.own_money, 0);
  EXPECT_EQ(totals.cash_change, -75);
}

TEST_F(Settlement, TakesWhatCashLacksFromOwnMoney) {
  auto const row = supply.add_operator(0);
  of.cash_micro_usd[row] = 40;
  of.running_cost_micro_usd[row] = 60;
  of.self_hire_fees_micro_usd[row] = 15;
  auto const totals = settle();
  EXPECT_EQ(of.cash_micro_usd[row], 0);
  EXPECT_EQ(totals.own_money, 35);
  EXPECT_EQ(totals.cash_change, -40);
}

TEST_F(Settlement, CountsRewardsAtThePriceOfTheDay) {
  auto const row = supply.add_operator(0);
  of.hire_income_micro_usd[row] = 1'000;
  of.rewards_base_units[row] = 300'000'000;  // 3 tokens: 1.50 USD
  of.running_cost_micro_usd[row] = 70;
  auto const totals = settle();
  EXPECT_EQ(of.ever_earned_micro_usd[row], 1'501'000);
  EXPECT_EQ(of.ever_spent_micro_usd[row], 70);
  EXPECT_EQ(totals.hire_income, 1'000);
}

TEST_F(Settlement, StartsThePeriodsSumsAgainAtZero) {
  auto const row = supply.add_operator(0);
  for (auto* const column : {of.rewards_base_units, of.hire_income_micro_usd, of.token_payouts_micro_usd,
                             of.running_cost_micro_usd, of.self_hire_fees_micro_usd}) {
    column[row] = 9;
  }
  settle();
  for (auto* const column : {of.rewards_base_units, of.hire_income_micro_usd, of.token_payouts_micro_usd,
                             of.running_cost_micro_usd, of.self_hire_fees_micro_usd}) {
    EXPECT_EQ(column[row], 0);
  }
}

TEST_F(Settlement, NotesWhenIncomeFirstCoversCostsAndInvestment) {
  auto const row = supply.add_operator(0);
  of.entered_ms[row] = 2 * day;
  of.invested_micro_usd[row] = 150;
  of.hire_income_micro_usd[row] = 159;
  of.running_cost_micro_usd[row] = 10;
  EXPECT_EQ(settle().paid_back, 0);  // 159 < 150 + 10
  of.hire_income_micro_usd[row] = 1;
  supply.now_ms[0] = 11 * day;
  auto totals = settle();
  EXPECT_EQ(of.paid_back_ms[row], 11 * day);
  EXPECT_EQ(totals.paid_back, 1);
  EXPECT_EQ(totals.payback_sum_ms, 9 * day);
  supply.now_ms[0] = 12 * day;
  totals = settle();
  EXPECT_EQ(of.paid_back_ms[row], 11 * day);
  EXPECT_EQ(totals.payback_sum_ms, 9 * day);
}

TEST_F(Settlement, CountsWhoIsCoveredByHiresAlone) {
  auto const exactly = supply.add_operator(0);
  auto const by_rewards = supply.add_operator(0);
  supply.add_operator(0);  // no costs, no hires
  for (auto const row : {exactly, by_rewards}) of.running_cost_micro_usd[row] = 50;
  of.hire_income_micro_usd[exactly] = 50;
  of.hire_income_micro_usd[by_rewards] = 49;
  of.rewards_base_units[by_rewards] = 1'000'000'000;
  of.strategy[by_rewards] = 2;
  auto const totals = settle();
  EXPECT_EQ(totals.active, 3);
  EXPECT_EQ(totals.covered_by_hires, 1);
  EXPECT_EQ(totals.cheaters, 1);
}

TEST_F(Settlement, MakesAStrategyThatGivesUpLeave) {
  auto const stays = supply.add_operator(0);
  auto const leaves = supply.add_operator(0);
  of.strategy[stays] = 66;
  of.strategy[leaves] = 67;
  rules.leaving_strategies[1] = 1U << 3;
  auto const totals = settle();
  EXPECT_EQ(supply.operator_state(stays), OperatorState::active);
  EXPECT_EQ(supply.operator_state(leaves), OperatorState::leaving);
  EXPECT_EQ(totals.leaving, 1);
  EXPECT_EQ(totals.active, 2);
}

TEST_F(Settlement, LetsALeaverGoOnceNoDeviceIsLeft) {
  auto const row = supply.add_operator(0);
  rules.leaving_strategies[0] = 1;
  settle();
  ASSERT_EQ(supply.operator_state(row), OperatorState::leaving);  // not yet: nobody has counted since
  of.devices[row] = 1;
  settle();
  ASSERT_EQ(supply.operator_state(row), OperatorState::leaving);
  of.devices[row] = 0;
  of.running_cost_micro_usd[row] = 8;
  auto const totals = settle();
  EXPECT_EQ(supply.operator_state(row), OperatorState::gone);
  EXPECT_EQ(totals.running_costs, 8);  // the last bill is paid
  EXPECT_EQ(totals.active, 0);
}

TEST_F(Settlement, LeavesThoseAloneWhoAreNotThere) {
  auto const gone = supply.add_operator(0);
  auto const absent = supply.add_operator(0);
  supply.set(gone, OperatorState::gone);
  supply.set(absent, OperatorState::absent);
  for (auto const row : {gone, absent}) of.running_cost_micro_usd[row] = 5;
  auto const totals = settle();
  EXPECT_EQ(totals.running_costs, 0);
  EXPECT_EQ(of.running_cost_micro_usd[gone], 5);
}

TEST(OperatorMargins, AreBoundedWithoutCosts) {
  EXPECT_EQ(operator_margin(0, 0), 0.0);
  EXPECT_EQ(operator_margin(1, 0), 1e6);
  EXPECT_EQ(operator_margin(UINT64_MAX, 1), 1e6);
  EXPECT_EQ(operator_margin(0, 8), -1.0);
  EXPECT_EQ(operator_margin(150, 100), 0.5);
}

/// How many of very many alike give up in a period.
class Leaving : public Settlement {
 protected:
  static constexpr std::uint32_t operators = 200'000;

  Leaving() {
    for (std::uint32_t i = 0; i < operators; ++i) many.add_operator(0);
    many.now_ms[0] = 100 * month;
    rules.period_ms = month;
    rules.exit.hazard_per_month = 0.05;
  }
  void expect_share(double share) {
    OperatorTotals totals{};
    settle_operators(HostBackend{}, many.operators, &rules, many.now_ms, &totals);
    double const standard_error = std::sqrt(operators * share * (1 - share));
    EXPECT_NEAR(static_cast<double>(totals.leaving), share * operators, 4.9 * standard_error);  // 1 in 10^6
  }

  static constexpr TimeMs month = 730 * hour;
  Memory room;
  SupplySide many{{1, 1, 0, operators, 0}, room};
};

TEST_F(Leaving, IsAsFrequentAsTheHazardSays) {
  expect_share(1 - std::exp(-0.05));
}

TEST_F(Leaving, IsRarerWithAMargin) {
  for (std::uint32_t row = 0; row < operators; ++row) {
    many.operators.running_cost_micro_usd[row] = 100;
    many.operators.hire_income_micro_usd[row] = 150;
    many.operators.rewards_base_units[row] = 10'000;  // 50 micro-USD
  }
  expect_share(1 - std::exp(-0.05 / std::exp(1.0)));
}

TEST_F(Leaving, CountsOnlyTheTimeSinceEntry) {
  for (std::uint32_t row = 0; row < operators; ++row) many.operators.entered_ms[row] = 100 * month - month / 4;
  expect_share(1 - std::exp(-0.05 / 4));
}

}  // namespace
}  // namespace flywheel::domain
