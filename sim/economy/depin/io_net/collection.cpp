#include "sim/economy/depin/io_net/collection.hpp"

#include "kernels/domain/operators/collect_income.hpp"
#include "kernels/exchange/vesting.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

using domain::CollectedIncome;

constexpr TimeMs month_ms = 730LL * 3'600'000;

void post(state::Ledger& ledger, Accounts const& accounts, WorldId world, CollectedIncome const& income) {
  ledger.post(world, accounts.token_flows.collected, income.rewards);
  ledger.post(world, accounts.token_flows.co_staking, income.co_staking);
  ledger.post(world, accounts.usd_flows.collected, income.hire_income);
  ledger.post(world, accounts.usd_flows.payouts_collected, income.token_payouts);
  ledger.changed(world, accounts.accrued, income.accrued_change);
  ledger.changed(world, accounts.earnings, income.earned_change);
  ledger.changed(world, accounts.operators, income.tokens_change);
  ledger.changed(world, accounts.cash, income.cash_change);
}

/// Keeps, class by class, what the day's decisions need.
void note(IoNetEconomy const& economy, WorldId world, std::vector<CollectedIncome> const& of_domain) {
  double reward_usd = 0;
  auto& network = economy.network(world);
  double const usd_per_base_unit = network.price_usd / static_cast<double>(base_units_per_token(economy.spec(world)));
  for (std::uint32_t i = 0; i < economy.classes(); ++i) {
    auto const& income = of_domain[std::size_t{world.value} * economy.classes() + i];
    auto& row = economy.classes_of(world)[i];
    row.own_stake_missing = income.own_stake_missing;
    row.co_stake_missing = income.co_stake_missing;
    row.rewards_of_day = income.rewards + income.co_staking;
    row.hire_income_of_day = income.hire_income + income.token_payouts;
    row.ever_hire_income += row.hire_income_of_day;
    reward_usd += static_cast<double>(row.rewards_of_day) * usd_per_base_unit;
  }
  network.log_reward_change =
      network.reward_usd_per_day > 0 && reward_usd > 0 ? log(reward_usd / network.reward_usd_per_day) : 0.0;
  network.reward_usd_per_day = reward_usd;
}

/// Parts of the locked allocations whose month has come.
void unlock(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now) {
  auto const& spec = economy.spec(world);
  auto& network = economy.network(world);
  for (std::size_t i = 0; i < spec.unlocks.size(); ++i) {
    auto const& unlock = spec.unlocks[i];
    exchange::Vesting const vesting{unlock.first_month, unlock.parts, month_ms, exchange::UnlockAt::month_ends};
    auto const granted = exchange::floored_share(spec.network.genesis_base_units, unlock.share_of_genesis_ppm);
    auto const after = vesting(granted, now);
    auto const before = network.unlocked_base_units[i];
    network.unlocked_base_units[i] = after;
    simulation.ledger().post(world, economy.accounts().token_flows.unlocked, after - before);
    network.holders_to_sell_base_units += exchange::floored_share(after - before, unlock.sold_ppm);
  }
}

}  // namespace

void Collection::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto& tables = economy().tables();
  domain::CollectIncome const args{
      .devices = tables.device_columns(simulation.pick(*tables.devices.rows, due.worlds)),
      .stakes = tables.stakes(),
      .operators = tables.operator_columns(simulation.pick(*tables.operators.rows, due.worlds)),
      .terms = simulation.lend<domain::DeviceTerms>(economy().laws().terms),
      .period_ms = settlement_ms,
      .domains_per_world = economy().classes()};
  auto const totals = fold<CollectedIncome>(simulation, tables.domains(), [&](auto const& on, CollectedIncome* into) {
    domain::collect_income(on, args, into);
  });
  for (auto const row : due.worlds) {
    WorldId const world{row};
    for (std::uint32_t i = 0; i < economy().classes(); ++i) {
      post(simulation.ledger(), economy().accounts(), world, totals[std::size_t{row} * economy().classes() + i]);
    }
    note(economy(), world, totals);
    unlock(simulation, economy(), world, due.now(row));
  }
}

}  // namespace flywheel::economy::io_net
