#include "sim/economy/depin/io_net/sales.hpp"

#include "kernels/domain/operators/plan_sales.hpp"
#include "sim/economy/depin/io_net/operator_rules.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {

void Sales::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto& tables = economy().tables();
  auto const operators = tables.operator_columns(simulation.pick(*tables.operators.rows, due.worlds));
  auto const* const rules = simulation.lend<domain::OperatorRules>(operator_rules_of_today(economy(), simulation));
  auto const planned = fold<domain::PlannedSales>(
      simulation, simulation.worlds(),
      [&](auto const& on, domain::PlannedSales* totals) { domain::plan_sales(on, operators, rules, totals); });
  for (auto const world : due.worlds) {
    economy().network(WorldId{world}).operators_to_sell_base_units = planned[world].to_sell_base_units;
  }
}

}  // namespace flywheel::economy::io_net
