#include "sim/economy/depin/io_net/day_end.hpp"

#include "kernels/domain/operators/settle_operators.hpp"
#include "kernels/domain/operators/tend_devices.hpp"
#include "kernels/exchange/stake_purchases.hpp"
#include "kernels/population/cost_coverage.hpp"
#include "kernels/population/latent_demand.hpp"
#include "kernels/population/utilisation_pricing.hpp"
#include "sim/economy/depin/io_net/arrivals.hpp"
#include "sim/economy/depin/io_net/class_day.hpp"
#include "sim/economy/depin/io_net/hire_market.hpp"
#include "sim/economy/depin/io_net/operator_rules.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

using domain::OperatorTotals;
using domain::TendTotals;

/// Gives the classes that want stakes what was bought for them and what holders put up, in the order of the classes.
void give_budgets(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world,
                  std::span<domain::TendRules> rules) {
  auto own = static_cast<std::uint64_t>(ledger.book(world, economy.accounts().stake_purchases));
  auto co_staked = static_cast<std::uint64_t>(ledger.book(world, economy.accounts().holders));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    auto const& row = economy.classes_of(world)[i];
    if (row.wants_stakes == 0) continue;
    rules[i].stake_budget_base_units = exchange::StakePurchases::take(own, row.own_stake_missing);
    rules[i].co_stake_budget_base_units = exchange::StakePurchases::take(co_staked, row.co_stake_missing);
  }
}

void post(state::Ledger& ledger, Accounts const& accounts, WorldId world, TendTotals const& day) {
  auto const& flows = accounts.token_flows;
  ledger.post(world, flows.staked, day.topped_up);
  ledger.post(world, flows.co_staked, day.co_staked);
  ledger.post(world, flows.unstaked, day.unlocked);
  ledger.post(world, flows.co_stakes_returned, day.co_stakes_returned);
  ledger.post(world, flows.slashed_stake, day.burned_stakes);
  ledger.post(world, flows.slashed_accrued, day.burned_accrued);
  ledger.post(world, flows.released_at_end, day.released_accrued);
  ledger.post(world, accounts.usd_flows.last_collected, day.last_earnings);
  ledger.changed(world, accounts.stakes, day.stakes_change);
  ledger.changed(world, accounts.accrued, day.accrued_change);
  ledger.changed(world, accounts.earnings, day.earned_change);
  ledger.changed(world, accounts.operators, day.tokens_change);
  ledger.changed(world, accounts.cash, day.cash_change);
}

/// Goes through all devices once, and keeps what was seen in the class rows.
void tend(engine::Simulation& simulation, IoNetEconomy const& economy, std::span<std::uint32_t const> worlds,
          std::vector<TimeMs> const& now_ms, std::vector<domain::TendRules> const& rules) {
  auto& tables = economy.tables();
  auto rental = tables.rental(simulation, worlds);
  rental.rules = simulation.lend<domain::RentalRules>(economy.laws().rental);
  domain::TendDevices const args{.rental = rental,
                                 .stakes = tables.stakes(),
                                 .operators = tables.operator_columns(simulation.pick(*tables.operators.rows, worlds)),
                                 .rules = simulation.lend<domain::TendRules>(rules),
                                 .now_ms = simulation.lend<TimeMs>(now_ms)};
  auto const totals = fold<TendTotals>(simulation, tables.domains(),
                                       [&](auto const& on, TendTotals* into) { domain::tend_devices(on, args, into); });
  for (auto const world : worlds) {
    for (std::uint32_t i = 0; i < economy.classes(); ++i) {
      auto const& day = totals[std::size_t{world} * economy.classes() + i];
      auto& row = economy.classes_of(WorldId{world})[i];
      post(simulation.ledger(), economy.accounts(), WorldId{world}, day);
      row.day = day;
      row.ever_burned_honest += day.honest_burned_base_units;
      auto const up = day.in_state[static_cast<std::size_t>(domain::DeviceState::up)];
      row.mean_ask_micro_usd = up > 0 ? static_cast<double>(day.ask_sum) / static_cast<double>(up) : 0.0;
    }
  }
}

/// Moves a class's posted price, and with it what customers order.
void move_price(IoNetEconomy const& economy, WorldId world, ClassRow& row, domain::TendRules& rules,
                double latent_factor) {
  using Pricing = population::UtilisationPricing;
  auto const& spec = economy.spec(world).providers.pricing;
  auto const& demand = economy.laws(world).demand;
  double const change =
      Pricing{spec.target_utilisation, spec.step_share_per_day}.change(row.day.hired_gpus, row.day.up_gpus);
  rules.ask_change_ppm = Pricing::in_ppm(change);
  row.posted_micro_usd =
      Pricing::next_posted(row.posted_micro_usd, change, static_cast<double>(rules.least_ask_micro_usd_per_gpu_hour));
  row.reference_micro_usd = demand.next_reference(row.reference_micro_usd, row.posted_micro_usd, settlement_ms);
  row.price_factor = demand.by_price(row.posted_micro_usd, row.reference_micro_usd) * latent_factor;
}

/// The day's rules: budgets for stakes, and asks that follow the posted prices.
std::vector<domain::TendRules> rules_of_day(engine::Simulation const& simulation, IoNetEconomy const& economy,
                                            engine::Due const& due) {
  auto rules = economy.laws().tend;
  for (auto const row : due.worlds) {
    WorldId const world{row};
    std::span const of_world{rules.data() + std::size_t{row} * economy.classes(), economy.classes()};
    give_budgets(simulation.ledger(), economy, world, of_world);
    auto& network = economy.network(world);
    population::LatentDemand const latent{economy.laws(world).demand.log_growth_per_month};
    network.log_demand_level = latent.next_log_level(network.log_demand_level);
    double const factor = latent.factor(network.log_demand_level, due.now(row) / settlement_ms, network.demand_factor);
    for (std::uint32_t i = 0; i < economy.classes(); ++i) {
      move_price(economy, world, economy.classes_of(world)[i], of_world[i], factor);
    }
  }
  return rules;
}

void settle(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due) {
  auto& tables = economy.tables();
  auto const operators = tables.operator_columns(simulation.pick(*tables.operators.rows, due.worlds));
  auto const* const rules = simulation.lend<domain::OperatorRules>(operator_rules_of_today(economy, simulation));
  auto const* const now = simulation.lend<TimeMs>(due.now_ms);
  auto const totals = fold<OperatorTotals>(simulation, simulation.worlds(), [&](auto const& on, OperatorTotals* into) {
    domain::settle_operators(on, operators, rules, now, into);
  });
  auto& ledger = simulation.ledger();
  auto const& accounts = economy.accounts();
  for (auto const row : due.worlds) {
    WorldId const world{row};
    auto const& of_world = totals[row];
    ledger.post(world, accounts.usd_flows.running_costs, of_world.running_costs);
    ledger.post(world, accounts.usd_flows.self_hire_fees, of_world.self_hire_fees);
    ledger.post(world, accounts.usd_flows.own_money, of_world.own_money);
    ledger.changed(world, accounts.cash, of_world.cash_change);
    auto& network = economy.network(world);
    network.operators = of_world;
    network.operators_left += of_world.leaving;
    network.ever.fees += of_world.self_hire_fees;
    network.ever.running_cost_usd += static_cast<double>(of_world.running_costs) / 1e6;
    network.ever.hire_income_usd += static_cast<double>(of_world.hire_income) / 1e6;
  }
}

/// Remembers since when a network has been self-sustaining.
void look_at_coverage(IoNetEconomy const& economy, WorldId world, TimeMs now) {
  constexpr population::CostCoverage coverage;
  auto& network = economy.network(world);
  network.worst_coverage = worst_coverage(economy, world);
  network.covered_epochs = coverage.next_in_a_row(network.covered_epochs, network.worst_coverage);
  if (coverage.is_sustained(network.covered_epochs) && network.self_sustaining_ms == never_ms) {
    network.self_sustaining_ms = now;
  }
}

}  // namespace

void DayEnd::fire(engine::Simulation& simulation, engine::Due const& due) const {
  tend(simulation, economy(), due.worlds, {due.now_ms.begin(), due.now_ms.end()},
       rules_of_day(simulation, economy(), due));
  settle(simulation, economy(), due);
  for (auto const world : due.worlds) look_at_coverage(economy(), WorldId{world}, due.now(world));
  let_arrive(simulation, economy(), due);
}

void look_around(engine::Simulation& simulation, IoNetEconomy const& economy, std::span<std::uint32_t const> worlds,
                 std::vector<TimeMs> const& now_ms) {
  tend(simulation, economy, worlds, now_ms, economy.laws().tend);
  auto const operators = economy.tables().operators.rows->used();
  for (auto const row : worlds) {
    auto& network = economy.network(WorldId{row});
    network.operators.active = operators[row];
    network.operators.cheaters = operators[row] - network.operators_entered;
    network.worst_coverage = worst_coverage(economy, WorldId{row});
  }
}

}  // namespace flywheel::economy::io_net
