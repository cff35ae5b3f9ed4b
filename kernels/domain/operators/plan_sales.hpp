#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"
#include "kernels/domain/operators/operator_rules.hpp"

namespace flywheel::domain {

/// What the operators of one world decided to sell.
struct PlannedSales {
  std::uint64_t to_sell_base_units;

  FLYWHEEL_HD void merge(PlannedSales const& other) { to_sell_base_units += other.to_sell_base_units; }
};

/// Decides what every operator sells at the next trade: enough to cover the period's costs that cash does not, and a
/// share of the rest (population::RewardSelling). One who leaves, or has gone, sells all that is held.
/// Shape   to_sell [operators], written for every row in use; rules, totals [worlds], totals overwritten. Errors none.
/// Source  reference behaviour 10, 15; that leavers sell out is assumed.
template <class Backend>
void plan_sales(Backend const& on, OperatorColumns const& operators, OperatorRules const* rules, PlannedSales* totals);

}  // namespace flywheel::domain
