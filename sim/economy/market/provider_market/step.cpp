#include "sim/economy/market/provider_market/step.hpp"

#include "kernels/base/distributions.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/wide_integer.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy {
namespace {

constexpr Stream demand_stream{"provider_market/demand"};

std::uint64_t emission_of_step(ProviderMarketSpec const& spec) {
  if (auto const* each = std::get_if<PerProviderEmissionSpec>(&spec.emission)) {
    return each->each_base_units * spec.providers.count;
  }
  return std::get<FixedEmissionSpec>(spec.emission).per_step_base_units;
}

/// Runs a fold of the op over the due worlds and brings its totals to the host.
template <class Totals, class Op>
std::vector<Totals> fold(engine::Simulation& simulation, Op const& op) {
  std::vector<Totals> totals(simulation.worlds());
  launch(simulation.device(), [&](auto const& on) {
    Scratch<Totals, std::decay_t<decltype(on)>> const folded{on, totals.size()};
    op(on, folded.data());
    copy_to_host(on, totals.data(), folded.data(), totals.size() * sizeof(Totals));
  });
  return totals;
}

void post(engine::Simulation& simulation, ProviderMarketState const& market, WorldId world,
          domain::SettlementTotals const& totals) {
  auto& ledger = simulation.ledger();
  ledger.post(world, market.emission, totals.minted);
  ledger.post(world, market.revenue, totals.revenue);
  ledger.post(world, market.fees, totals.fees);
  ledger.post(world, market.costs, totals.costs);
  ledger.post(world, market.exit, totals.taken_out);
  ledger.post(world, market.entry, totals.entered);
  ledger.changed(world, market.provider_accounts, totals.balance_change);
}

}  // namespace

void ProviderMarketStep::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const& market = economy_.state();
  auto const providers = market.columns(simulation.pick(*market.providers, due.worlds));
  std::vector<domain::ProviderRules> rules(market.rules.data(), market.rules.data() + simulation.worlds());
  for (auto const world : due.worlds) rules[world].step = static_cast<std::uint32_t>(market.totals.data()[world].step);

  auto const online = fold<domain::OnlineTotals>(simulation, [&](auto const& on, domain::OnlineTotals* totals) {
    domain::find_online(on, providers, simulation.lend<domain::ProviderRules>(rules), totals);
  });
  for (auto const world : due.worlds) {
    auto const& spec = economy_.spec(WorldId{world});
    auto& total = market.totals.data()[world];
    Draws draws{rules[world].seed, 0, rules[world].step, demand_stream};
    auto const jobs = Poisson{spec.jobs_per_provider * spec.providers.count}(draws);
    total.jobs_demanded += jobs;
    total.last_online = online[world].online;
    if (online[world].online == 0) continue;
    rules[world].emission_each_micro = emission_of_step(spec) / online[world].online;
    rules[world].jobs_per_weight = static_cast<double>(jobs) / static_cast<double>(online[world].weight);
  }
  auto const settled =
      fold<domain::SettlementTotals>(simulation, [&](auto const& on, domain::SettlementTotals* totals) {
        domain::settle_providers(on, providers, simulation.lend<domain::ProviderRules>(rules), totals);
      });
  for (auto const world : due.worlds) {
    auto& total = market.totals.data()[world];
    total.step += 1;
    total.filled_job_fractions += settled[world].filled;
    total.exits += settled[world].exits;
    total.last_price_sum_micro = settled[world].price_sum;
    post(simulation, market, WorldId{world}, settled[world]);
  }
}

}  // namespace flywheel::economy
