#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/operators/plan_sales.hpp"

namespace flywheel::domain {
namespace {

struct PlanRows {
  OperatorColumns operators;
  OperatorRules const* rules;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, PlannedSales& totals) const {
    auto const& rule = rules[tile.segment];
    double const micro_usd_per_base_unit = rule.micro_usd_per_base_unit();
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      std::uint64_t const to_sell = decide(rule, micro_usd_per_base_unit, row);
      operators.to_sell_base_units[row] = to_sell;
      totals.to_sell_base_units += to_sell;
    }
  }

  FLYWHEEL_HD std::uint64_t decide(OperatorRules const& rule, double micro_usd_per_base_unit, std::uint32_t row) const {
    std::uint64_t const held = operators.tokens_base_units[row];
    auto const state = static_cast<OperatorState>(operators.state[row]);
    if (state == OperatorState::absent || !(micro_usd_per_base_unit > 0)) return 0;
    if (state != OperatorState::active) return held;
    return rule.selling(held, operators.cash_micro_usd[row],
                        operators.running_cost_micro_usd[row] + operators.self_hire_fees_micro_usd[row],
                        micro_usd_per_base_unit);
  }
};

/// Of an operator: state 1, tokens 8; what it sells 8, written.
constexpr std::uint32_t bytes_to_plan_sale = 17;

}  // namespace

template <class Backend>
void plan_sales(Backend const& on, OperatorColumns const& operators, OperatorRules const* rules, PlannedSales* totals) {
  OpWatch const watch{on, "plan_sales", operators.rows, bytes_to_plan_sale};
  fold_tiles(on, operators.rows, PlanRows{operators, rules}, totals);
}

}  // namespace flywheel::domain
