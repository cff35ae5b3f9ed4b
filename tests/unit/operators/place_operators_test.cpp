#include "kernels/domain/operators/place_operators.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// Three worlds of four operators at most; the second has one already.
class Entering : public ::testing::Test {
 protected:
  Entering() {
    supply.now_ms[0] = 5 * day;
    supply.now_ms[1] = 6 * day;
    there = supply.add_operator(1);
    of.invested_micro_usd[there] = 11;
  }
  void place(std::vector<EnteringOperator> const& entering, std::array<std::uint32_t, 4> offsets) {
    place_operators(HostBackend{}, {of, entering.data(), offsets.data(), supply.now_ms});
  }

  Memory memory;
  SupplySide supply{{3, 1, 8, 4, 4}, memory};
  OperatorColumns const& of = supply.operators;
  std::uint32_t there;
};

TEST_F(Entering, AppendsInOrderBehindThoseWhoAreThere) {
  place({{100, 1, 0}, {200, 2, 3}, {300, 3, 0}}, {0, 1, 3, 3});
  EXPECT_EQ(of.rows.used[0], 1U);
  EXPECT_EQ(of.rows.used[1], 3U);
  EXPECT_EQ(of.rows.used[2], 0U);
  EXPECT_EQ(of.invested_micro_usd[0], 100U);
  EXPECT_EQ(of.invested_micro_usd[there], 11U);
  EXPECT_EQ(of.invested_micro_usd[there + 1], 200U);
  EXPECT_EQ(of.invested_micro_usd[there + 2], 300U);
}

TEST_F(Entering, WritesWhoEntersActiveSinceNowWithNothingHeld) {
  place({{200, 2, 3}}, {0, 0, 1, 1});
  auto const row = there + 1;
  EXPECT_EQ(supply.operator_state(row), OperatorState::active);
  EXPECT_EQ(of.strategy[row], 3);
  EXPECT_EQ(of.entered_ms[row], 6 * day);
  EXPECT_EQ(of.devices[row], 2U);
  EXPECT_EQ(of.invested_micro_usd[row], 200U);
  EXPECT_EQ(of.paid_back_ms[row], 0);
  for (auto const* column :
       {of.tokens_base_units, of.cash_micro_usd, of.rewards_base_units, of.hire_income_micro_usd,
        of.token_payouts_micro_usd, of.running_cost_micro_usd, of.self_hire_fees_micro_usd, of.to_sell_base_units,
        of.ever_rewarded_base_units, of.ever_earned_micro_usd, of.ever_spent_micro_usd}) {
    EXPECT_EQ(column[row], 0U);
  }
}

TEST_F(Entering, LeavesWorldsAloneThatAreNotPicked) {
  std::uint32_t const picked = 0;
  auto one = of;
  one.rows.picked = &picked;
  one.rows.picked_count = 1;
  std::vector<EnteringOperator> const entering{{100, 1, 0}, {200, 2, 3}};
  std::array<std::uint32_t, 4> const offsets{0, 1, 2, 2};
  place_operators(HostBackend{}, {one, entering.data(), offsets.data(), supply.now_ms});
  EXPECT_EQ(of.rows.used[0], 1U);
  EXPECT_EQ(of.rows.used[1], 1U);
}

}  // namespace
}  // namespace flywheel::domain
