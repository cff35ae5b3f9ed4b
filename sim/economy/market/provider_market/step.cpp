#include "sim/economy/market/provider_market/step.hpp"

#include "kernels/base/distributions.hpp"
#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/matching/cheapest_of_sampled.hpp"
#include "sim/economy/fold.hpp"
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

/// Draws the step's demand of every due world and divides the emission. -> jobs demanded [worlds]
std::vector<std::uint64_t> open_step(engine::Simulation& simulation, ProviderMarketEconomy const& economy,
                                     engine::Due const& due, std::vector<domain::OnlineTotals> const& online,
                                     std::vector<domain::ProviderRules>& rules) {
  std::vector<std::uint64_t> jobs(simulation.worlds(), 0);
  for (auto const world : due.worlds) {
    auto const& spec = economy.spec(WorldId{world});
    auto& total = economy.state().totals.data()[world];
    auto& rule = rules[world];
    Draws draws{rule.seed, 0, rule.step, demand_stream};
    jobs[world] = Poisson{spec.jobs_per_provider * spec.providers.count}(draws);
    total.jobs_demanded += jobs[world];
    total.last_online = online[world].online;
    if (online[world].online == 0) continue;
    rule.emission_each_micro = emission_of_step(spec) / online[world].online;
    rule.jobs_per_weight = static_cast<double>(jobs[world]) / static_cast<double>(online[world].weight);
  }
  return jobs;
}

/// Serves the jobs of the due worlds whose matching goes job by job; the others' shares are the settlement's affair.
void serve_one_by_one(engine::Simulation& simulation, ProviderMarketEconomy const& economy, engine::Due const& due,
                      std::vector<domain::ProviderRules> const& rules, std::vector<std::uint64_t> const& jobs) {
  auto const& market = economy.state();
  std::vector<std::uint32_t> worlds;
  std::vector<matching::SampledJobs> sampled(simulation.worlds());
  for (auto const world : due.worlds) {
    auto const* const model = std::get_if<SampledMatchingSpec>(&economy.spec(WorldId{world}).matching);
    if (model == nullptr) continue;
    worlds.push_back(world);
    sampled[world] = {
        .seed = rules[world].seed, .jobs = jobs[world], .step = rules[world].step, .sample = model->sample};
  }
  if (worlds.empty()) return;
  auto const providers = market.columns(simulation.pick(*market.providers, worlds));
  auto const* const lent = simulation.lend<matching::SampledJobs>(sampled);
  launch(simulation.device(), [&](auto const& on) {
    matching::cheapest_of_sampled(on, {providers.rows, market.providers->slots(), providers.price_micro,
                                       providers.filled, lent, providers.filled});
  });
}

/// Adds what the settlement did to the running totals and to the books.
void close_step(engine::Simulation& simulation, ProviderMarketState const& market, engine::Due const& due,
                std::vector<domain::SettlementTotals> const& settled) {
  for (auto const world : due.worlds) {
    auto& total = market.totals.data()[world];
    total.step += 1;
    total.filled_job_fractions += settled[world].filled;
    total.exits += settled[world].exits;
    total.last_price_sum_micro = settled[world].price_sum;
    post(simulation, market, WorldId{world}, settled[world]);
  }
}

}  // namespace

void ProviderMarketStep::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const& market = economy_.state();
  auto const providers = market.columns(simulation.pick(*market.providers, due.worlds));
  std::vector<domain::ProviderRules> rules(market.rules.data(), market.rules.data() + simulation.worlds());
  for (auto const world : due.worlds) rules[world].step = static_cast<std::uint32_t>(market.totals.data()[world].step);

  auto const online =
      fold<domain::OnlineTotals>(simulation, simulation.worlds(), [&](auto const& on, domain::OnlineTotals* totals) {
        domain::find_online(on, providers, simulation.lend<domain::ProviderRules>(rules), totals);
      });
  auto const jobs = open_step(simulation, economy_, due, online, rules);
  serve_one_by_one(simulation, economy_, due, rules, jobs);
  auto const settled = fold<domain::SettlementTotals>(
      simulation, simulation.worlds(), [&](auto const& on, domain::SettlementTotals* totals) {
        domain::settle_providers(on, providers, simulation.lend<domain::ProviderRules>(rules), totals);
      });
  close_step(simulation, market, due, settled);
}

}  // namespace flywheel::economy
