#pragma once

#include <cstdint>
#include <vector>

#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {

/// What is held in all, over every slot.
struct Money {
  std::int64_t staked, accrued, earned, tokens, cash;
};

[[nodiscard]] inline Money money_of(SupplySide const& supply) {
  Money sums{};
  for (std::uint32_t row = 0; row < supply.device_slots(); ++row) {
    sums.staked += static_cast<std::int64_t>(supply.stakes.staked_base_units[row]);
    sums.accrued += static_cast<std::int64_t>(supply.stakes.accrued_base_units[row]);
    sums.earned += static_cast<std::int64_t>(supply.rental.devices.earned_micro_usd[row]);
  }
  for (std::uint32_t row = 0; row < supply.operator_slots(); ++row) {
    sums.tokens += static_cast<std::int64_t>(supply.operators.tokens_base_units[row]);
    sums.cash += static_cast<std::int64_t>(supply.operators.cash_micro_usd[row]);
  }
  return sums;
}

/// A copy of the operators' money columns.
struct OperatorsBefore {
  std::vector<std::uint64_t> tokens, cash, rewards, hires, costs, fees;

  explicit OperatorsBefore(SupplySide const& supply)
      : tokens{copy(supply, supply.operators.tokens_base_units)},
        cash{copy(supply, supply.operators.cash_micro_usd)},
        rewards{copy(supply, supply.operators.rewards_base_units)},
        hires{copy(supply, supply.operators.hire_income_micro_usd)},
        costs{copy(supply, supply.operators.running_cost_micro_usd)},
        fees{copy(supply, supply.operators.self_hire_fees_micro_usd)} {}

 private:
  static std::vector<std::uint64_t> copy(SupplySide const& supply, std::uint64_t const* column) {
    return {column, column + supply.operator_slots()};
  }
};

}  // namespace flywheel::domain
