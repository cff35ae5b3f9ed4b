#include "sim/economy/market/provider_market/economy.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy {

/// A provider who leaves is replaced in its place, so the place is the id.
void ProviderMarketEconomy::declare_agents(engine::Simulation& simulation) const {
  using state::agent_integer;
  using state::agent_money;
  using state::agent_real;
  state::AgentTable table{
      .group = name_ + "/agents/providers", .who = "providers of " + name_, .rows = state_.providers};
  for (auto const& spec : specs_.all()) table.most.push_back(spec.providers.count);
  table.columns = {
      agent_real("price", "tokens/job", "posted price", state_.price.storage(), 1e6),
      agent_real("cost", "tokens/step", "running cost", state_.cost.storage(), 1e6),
      agent_real("uptime", "1", "probability of being online in a step", state_.uptime.storage(), 0x1p31),
      agent_integer("capacity", "jobs/step", "jobs that it can serve in a step", &state_.capacity.storage()),
      agent_money("balance", "balance", state_.balance.storage(), specs_.all().front().token_symbol,
                  market_token_decimals)};
  simulation.add(std::move(table));
}

}  // namespace flywheel::economy
