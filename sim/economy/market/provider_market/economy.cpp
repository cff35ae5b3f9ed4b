#include "sim/economy/market/provider_market/economy.hpp"

#include "kernels/base/checked.hpp"
#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "sim/economy/market/provider_market/step.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy {
namespace {

constexpr double micro = 1e6;

std::uint32_t threshold_of(double share) {
  return to_integer<std::uint32_t>(share * 0x1p31).value;
}

domain::ProviderRules rules_of(ProviderMarketSpec const& spec, std::uint64_t seed) {
  auto const& providers = spec.providers;
  return {.seed = seed,
          .step = 0,
          .price_log_sd = providers.price_log_sd,
          .uptime_low = providers.uptime_low,
          .uptime_high = providers.uptime_high,
          .cost_low_micro = providers.cost_low_tokens * micro,
          .cost_high_micro = providers.cost_high_tokens * micro,
          .capacity_low = providers.capacity_low,
          .capacity_high = providers.capacity_high,
          .entry_balance_micro = providers.entry_balance_base_units,
          .exit_threshold = threshold_of(providers.exit_share_per_step),
          .price_step_fraction = to_integer<std::uint32_t>(providers.price_step_share * 0x1p32).value,
          .fee_ppm = spec.fee_ppm,
          .matching = std::holds_alternative<SampledMatchingSpec>(spec.matching) ? domain::Matching::one_by_one
                                                                                 : domain::Matching::pro_rata,
          .emission_each_micro = 0,
          .jobs_per_weight = 0};
}

}  // namespace

domain::ProviderColumns ProviderMarketState::columns(Segments rows) const {
  return {rows, price.data(), cost.data(), uptime.data(), balance.data(), capacity.data(), filled.data()};
}

ProviderMarketEconomy::ProviderMarketEconomy(std::string name, std::vector<scenario::Node> sections,
                                             std::vector<ProviderMarketSpec> specs)
    : name_{std::move(name)}, specs_{path(), std::move(sections), std::move(specs)} {}

void ProviderMarketEconomy::declare(engine::Simulation& simulation) {
  std::vector<std::uint32_t> counts;
  for (auto const& spec : specs_.all()) counts.push_back(spec.providers.count);
  state_.providers = &simulation.add_table(name_ + "/providers", counts);
  state_.price = state_.providers->add<std::uint32_t>("price_micro_tokens");
  state_.cost = state_.providers->add<std::uint32_t>("cost_micro_tokens_per_step");
  state_.uptime = state_.providers->add<std::uint32_t>("uptime_threshold");
  state_.balance = state_.providers->add<std::uint64_t>("balance_micro_tokens");
  state_.capacity = state_.providers->add<std::uint8_t>("capacity_jobs_per_step");
  state_.filled = state_.providers->add<std::uint8_t>("filled_jobs");
  state_.markets = &simulation.add_host_table(name_ + "/market", std::vector<std::uint32_t>(specs_.all().size(), 1));
  state_.totals = state_.markets->add<MarketTotals>("totals");
  state_.rules = state_.markets->add<domain::ProviderRules>("rules", state::Keep::derived);
  state_.markets->set_used(std::vector<std::uint32_t>(specs_.all().size(), 1));

  auto& ledger = simulation.ledger();
  state_.token = ledger.token(specs_.all().front().token_symbol, market_token_decimals);
  auto const outside = ledger.outside(state_.token);
  auto const providers = ledger.account_class(state_.token, "providers", *state_.providers, state_.balance);
  state_.provider_accounts = providers;
  state_.treasury = ledger.book_account(state_.token, "treasury");
  using state::Verb;
  state_.genesis = ledger.flow(state_.token, Verb::mint, "genesis", state::Ledger::nowhere, providers);
  state_.emission = ledger.flow(state_.token, Verb::mint, "emission", state::Ledger::nowhere, providers);
  state_.revenue = ledger.flow(state_.token, Verb::transfer, "jobs paid", outside, providers);
  state_.fees = ledger.flow(state_.token, Verb::transfer, "fees", providers, state_.treasury);
  state_.costs = ledger.flow(state_.token, Verb::transfer, "running costs", providers, outside);
  state_.entry = ledger.flow(state_.token, Verb::transfer, "entrants' balances", outside, providers);
  state_.exit = ledger.flow(state_.token, Verb::transfer, "taken out at exit", providers, outside);
  declare_series(simulation.recorder());
  declare_agents(simulation);
  simulation.add(std::make_unique<ProviderMarketStep>(*this));
}

void ProviderMarketEconomy::configure(engine::Simulation& simulation, WorldId world) {
  state_.rules.data()[world.value] = rules_of(spec(world), simulation.world(world).seed);
}

void ProviderMarketEconomy::begin(engine::Simulation& simulation) {
  std::vector<std::uint32_t> counts;
  for (auto const& spec : specs_.all()) counts.push_back(spec.providers.count);
  state_.providers->set_used(counts);
  auto const worlds = simulation.worlds();
  std::vector<domain::SettlementTotals> totals(worlds);
  auto const* const rules = simulation.lend<domain::ProviderRules>({state_.rules.data(), worlds});
  launch(simulation.device(), [&](auto const& on) {
    Scratch<domain::SettlementTotals, std::decay_t<decltype(on)>> const folded{on, worlds};
    domain::enter_providers(on, state_.columns(state_.providers->segments()), rules, folded.data());
    copy_to_host(on, totals.data(), folded.data(), worlds * sizeof(totals[0]));
  });
  for (std::uint32_t world = 0; world < worlds; ++world) {
    simulation.ledger().post(WorldId{world}, state_.genesis, static_cast<state::Amount>(totals[world].entered));
    simulation.ledger().changed(WorldId{world}, state_.provider_accounts, totals[world].balance_change);
  }
}

}  // namespace flywheel::economy
