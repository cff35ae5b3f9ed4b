#include "sim/economy/depin/io_net/day_end.hpp"

#include <algorithm>
#include <limits>

#include "kernels/base/checked.hpp"
#include "kernels/domain/operators/settle_operators.hpp"
#include "kernels/domain/operators/tend_devices.hpp"
#include "sim/economy/depin/io_net/arrivals.hpp"
#include "sim/economy/depin/io_net/hire_market.hpp"
#include "sim/economy/depin/io_net/operator_rules.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

using domain::OperatorTotals;
using domain::TendTotals;

constexpr double days_per_month = 730.0 / 24.0;

/// How posted price and asks of a class move in a day: up where more is hired than aimed at, at most by the step.
double price_change(PricingSpec const& pricing, TendTotals const& day) {
  if (day.up_gpus == 0) return 1.0;
  double const gap =
      static_cast<double>(day.hired_gpus) / static_cast<double>(day.up_gpus) - pricing.target_utilisation;
  double const room = gap > 0 ? 1.0 - pricing.target_utilisation : pricing.target_utilisation;
  return room > 0 ? 1.0 + pricing.step_share_per_day * std::clamp(gap / room, -1.0, 1.0) : 1.0;
}

/// What growth so far, whose pace may have changed, and shocks have made of demand, against the growth at today's pace
/// since the start that the law of arrivals has in it.
double latent_level(IoNetEconomy const& economy, WorldId world, TimeMs day) {
  auto const& network = economy.network(world);
  double const at_this_pace =
      economy.laws(world).demand.log_growth_per_month / days_per_month * static_cast<double>(day);
  return exp(network.log_demand_level - at_this_pace) * network.demand_factor;
}

/// Gives the classes that want stakes what was bought for them and what holders put up, in the order of the classes.
void give_budgets(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world,
                  std::span<domain::TendRules> rules) {
  auto own = static_cast<std::uint64_t>(ledger.book(world, economy.accounts().stake_purchases));
  auto co_staked = static_cast<std::uint64_t>(ledger.book(world, economy.accounts().holders));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    auto const& row = economy.classes_of(world)[i];
    if (row.wants_stakes == 0) continue;
    rules[i].stake_budget_base_units = std::min(row.own_stake_missing, own);
    rules[i].co_stake_budget_base_units = std::min(row.co_stake_missing, co_staked);
    own -= rules[i].stake_budget_base_units;
    co_staked -= rules[i].co_stake_budget_base_units;
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

/// The day's rules: budgets for stakes, and asks that follow the posted prices.
std::vector<domain::TendRules> rules_of_day(engine::Simulation const& simulation, IoNetEconomy const& economy,
                                            engine::Due const& due) {
  auto rules = economy.laws().tend;
  for (auto const row : due.worlds) {
    WorldId const world{row};
    std::span const of_world{rules.data() + std::size_t{row} * economy.classes(), economy.classes()};
    give_budgets(simulation.ledger(), economy, world, of_world);
    auto const& demand = economy.laws(world).demand;
    auto const day = due.now(row) / settlement_ms;
    economy.network(world).log_demand_level += demand.log_growth_per_month / days_per_month;
    for (std::uint32_t i = 0; i < economy.classes(); ++i) {
      auto& of_class = economy.classes_of(world)[i];
      double const change = price_change(economy.spec(world).providers.pricing, of_class.day);
      of_world[i].ask_change_ppm = to_integer<std::uint32_t>(change * 1e6 + 0.5).value;
      of_class.posted_micro_usd = std::max(of_class.posted_micro_usd * change,
                                           static_cast<double>(of_world[i].least_ask_micro_usd_per_gpu_hour));
      of_class.reference_micro_usd =
          demand.next_reference(of_class.reference_micro_usd, of_class.posted_micro_usd, settlement_ms);
      of_class.price_factor =
          demand.by_price(of_class.posted_micro_usd, of_class.reference_micro_usd) * latent_level(economy, world, day);
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

/// Hire income per running cost of the class that covers least, of those with a hundredth of the GPUs.
double worst_coverage(IoNetEconomy const& economy, WorldId world) {
  std::uint64_t gpus = 0;
  for (std::uint32_t i = 0; i < economy.classes(); ++i) gpus += economy.classes_of(world)[i].day.up_gpus;
  double worst = std::numeric_limits<double>::quiet_NaN();
  for (std::uint32_t i = 0; i < economy.classes(); ++i) {
    auto const& row = economy.classes_of(world)[i];
    auto const rate = economy.spec(world).devices[i].running_cost_micro_usd_per_gpu_hour;
    double const cost = static_cast<double>(row.day.up_gpus) * static_cast<double>(rate) * 24.0;
    if (100 * row.day.up_gpus < gpus || !(cost > 0)) continue;
    double const coverage = static_cast<double>(row.hire_income_of_day) / cost;
    if (!(coverage >= worst)) worst = coverage;
  }
  return worst;
}

/// Twelve settlements in a row in which hires cover the marginal class's costs make a network self-sustaining.
void look_at_coverage(IoNetEconomy const& economy, WorldId world, TimeMs now) {
  constexpr std::uint64_t epochs_needed = 12;
  auto& network = economy.network(world);
  network.worst_coverage = worst_coverage(economy, world);
  network.covered_epochs = network.worst_coverage >= 1.0 ? network.covered_epochs + 1 : 0;
  if (network.covered_epochs == epochs_needed && network.self_sustaining_ms == never_ms) {
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
