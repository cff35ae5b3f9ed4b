#include <gtest/gtest.h>

#include <array>

#include "kernels/domain/operators/plan_sales.hpp"
#include "kernels/domain/operators/settle_operators.hpp"
#include "tests/unit/operators/sums.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// Arbitrary operators of two worlds, under hazards that fall or rise with age and with the margin.
class ManySettlements : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  ManySettlements() {
    std::mt19937_64 any{GetParam()};
    supply.fill(any);
    for (std::uint32_t world = 0; world < 2; ++world) {
      auto& of = rules[world];
      of.seed = any();
      of.selling.profit_taking_ppm = 50'000;
      of.exit = {.hazard_per_month = 3,
                 .margin_sensitivity = GetParam() == 2 ? -0.1 : 0.6,
                 .reference_margin = 0.2,
                 .age_shape = GetParam() == 3 ? 1.5 : 0.7,
                 .age_scale_months = 6,
                 .lock_in_ms = 3 * day};
      of.price_usd = 1.7;
      of.base_units_per_token = 1e8;
      of.period_ms = day;
      of.leaving_strategies[0] = world == 0 ? 0 : 1U << 2;
      supply.now_ms[world] = (41 + world) * day;
    }
  }

  Memory memory;
  SupplySide supply{{2, 1, 0, 6'000, 0}, memory};
  std::array<OperatorRules, 2> rules{};
  std::array<OperatorTotals, 2> totals{};
};

/// The state in the words of the contract, without any shortcut.
OperatorState slow_state(SupplySide const& supply, OperatorRules const& rules, std::uint32_t world, std::uint32_t row) {
  auto const& of = supply.operators;
  auto const state = supply.operator_state(row);
  if (state == OperatorState::leaving && of.devices[row] == 0) return OperatorState::gone;
  if (state != OperatorState::active) return state;
  if (of.strategy[row] == 2 && world == 1) return OperatorState::leaving;
  auto const income = static_cast<double>(
      of.hire_income_micro_usd[row] +
      static_cast<std::uint64_t>(static_cast<double>(of.rewards_base_units[row]) * (1.7 * 1e6 / 1e8)));
  auto const costs = static_cast<double>(of.running_cost_micro_usd[row] + of.self_hire_fees_micro_usd[row]);
  double const margin = costs > 0 ? std::min((income - costs) / costs, 1e6) : income > 0 ? 1e6 : 0;
  TimeMs const now = supply.now_ms[world];
  TimeMs const begin = std::max<TimeMs>(now - day, of.entered_ms[row]);
  Draws draws{rules.seed, row - of.rows.first(world), static_cast<std::uint32_t>(now / day), Stream{"operators/exit"}};
  bool const leaves = rules.exit.leaves(draws, margin, begin - of.entered_ms[row], now - begin);
  return leaves ? OperatorState::leaving : state;
}

TEST_P(ManySettlements, LeaveEveryOperatorWhereTheRulesSay) {
  std::vector<OperatorState> expected;
  for (std::uint32_t row = 0; row < supply.operator_slots(); ++row) {
    expected.push_back(slow_state(supply, rules[row / 6'000], row / 6'000, row));
  }
  settle_operators(HostBackend{}, supply.operators, rules.data(), supply.now_ms, totals.data());
  for (std::uint32_t row = 0; row < supply.operator_slots(); ++row) {
    ASSERT_EQ(supply.operator_state(row), expected[row]) << row;
  }
  EXPECT_GT(totals[0].leaving, 50);
  EXPECT_GT(totals[0].active, totals[0].leaving);
}

TEST_P(ManySettlements, MoveExactlyWhatTheyJournal) {
  auto const before = money_of(supply);
  OperatorsBefore const columns{supply};
  std::vector<std::uint8_t> const states(supply.operators.state, supply.operators.state + supply.operator_slots());
  settle_operators(HostBackend{}, supply.operators, rules.data(), supply.now_ms, totals.data());
  auto const after = money_of(supply);
  OperatorTotals all{};
  for (auto const& of : totals) all.merge(of);
  auto const flow = [](std::uint64_t amount) { return static_cast<std::int64_t>(amount); };
  EXPECT_EQ(all.cash_change, flow(all.own_money) - flow(all.running_costs) - flow(all.self_hire_fees));
  EXPECT_EQ(after.cash - before.cash, all.cash_change);
  EXPECT_EQ(after.tokens, before.tokens);
  std::uint64_t costs = 0;
  std::uint64_t own = 0;
  for (std::uint32_t row = 0; row < supply.operator_slots(); ++row) {
    if (states[row] != 1 && states[row] != 2) continue;  // neither active nor leaving
    costs += columns.costs[row];
    std::uint64_t const bill = columns.costs[row] + columns.fees[row];
    own += bill > columns.cash[row] ? bill - columns.cash[row] : 0;
  }
  EXPECT_EQ(all.running_costs, costs);
  EXPECT_EQ(all.own_money, own);
}

TEST_P(ManySettlements, PlanSalesWithinWhatIsHeld) {
  std::array<PlannedSales, 2> planned{};
  plan_sales(HostBackend{}, supply.operators, rules.data(), planned.data());
  std::array<std::uint64_t, 2> sums{};
  for (std::uint32_t row = 0; row < supply.operator_slots(); ++row) {
    ASSERT_LE(supply.operators.to_sell_base_units[row], supply.operators.tokens_base_units[row]);
    sums[row / 6'000] += supply.operators.to_sell_base_units[row];
  }
  EXPECT_EQ(planned[0].to_sell_base_units, sums[0]);
  EXPECT_EQ(planned[1].to_sell_base_units, sums[1]);
  EXPECT_GT(sums[0], 0);
}
INSTANTIATE_TEST_SUITE_P(Seeds, ManySettlements, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace flywheel::domain
