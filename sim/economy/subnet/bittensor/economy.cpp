#include "sim/economy/subnet/bittensor/economy.hpp"

#include <algorithm>

#include "sim/economy/subnet/bittensor/blocks.hpp"
#include "sim/economy/subnet/bittensor/epochs.hpp"
#include "sim/economy/subnet/bittensor/foundings.hpp"
#include "sim/economy/subnet/bittensor/genesis.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"
#include "sim/economy/subnet/bittensor/metrics.hpp"
#include "sim/economy/subnet/bittensor/owners.hpp"
#include "sim/economy/subnet/bittensor/root_votes.hpp"
#include "sim/economy/subnet/bittensor/trades.hpp"

namespace flywheel::economy::bittensor {
namespace {

/// Room for the largest world of the batch.
Sizes sizes_of(std::vector<BittensorSpec> const& specs) {
  Sizes sizes{0, 0, 0, 2};
  for (auto const& spec : specs) {
    sizes.subnets = std::max(sizes.subnets, slots_of(spec));
    sizes.max_uids = std::max(sizes.max_uids, spec.subnets.max_uids);
    sizes.validators = std::max(sizes.validators, spec.validators.count);
    sizes.has_locks |= spec.locks.has_value();
    sizes.has_owners |= adaptive(spec.owners) != nullptr;
    if (spec.miners.returns) sizes.displaced = std::max(sizes.displaced, spec.miners.returns->remembered);
    if (spec.child_keys) sizes.edges = std::max(sizes.edges, spec.child_keys->parents);
    sizes.depth = std::max({sizes.depth, spec.consensus.reveal_epochs + 1, longest_reveal_epochs(spec.owners) + 1,
                            longest_lag(spec.validators, spec.tasks, spec.miners, spec.detection) + 1});
  }
  return sizes;
}

}  // namespace

BittensorEconomy::BittensorEconomy(std::string name, std::vector<scenario::Node> sections,
                                   std::vector<BittensorSpec> specs)
    : name_{std::move(name)}, specs_{path(), std::move(sections), std::move(specs)} {}

void BittensorEconomy::declare(engine::Simulation& simulation) {
  tables_ = std::make_unique<Tables>(simulation, name_, sizes_of(specs_.all()));
  accounts_.emplace(simulation.ledger(), *tables_);
  for (auto const& series : series_of(name_, tables_->sizes.subnets, tables_->sizes.has_owners)) {
    series_.push_back(simulation.recorder().declare(series));
  }
  simulation.add(std::make_unique<Blocks>(*this));
  simulation.add(std::make_unique<RootVotes>(*this));
  simulation.add(std::make_unique<Epochs>(*this));
  simulation.add(std::make_unique<Owners>(*this));
  simulation.add(std::make_unique<Trades>(*this));
  simulation.add(std::make_unique<Foundings>(*this));
}

void BittensorEconomy::configure(engine::Simulation& simulation, WorldId world) {
  write_laws(*tables_, world, spec(world), simulation.world(world).seed);
}

void BittensorEconomy::begin(engine::Simulation& simulation) {
  begin_chain(simulation, *this);
}

void BittensorEconomy::restored(engine::Simulation&) {
  tables_->lay_out();
}

void BittensorEconomy::measure(engine::Simulation& simulation) {
  auto const seen = look_at(simulation, *this);
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    record(seen[world], series_, WorldId{world}, simulation.recorder());
  }
}

std::vector<engine::Finding> BittensorEconomy::findings(engine::Simulation const& simulation, WorldId world) const {
  return findings_of(simulation, *this, world);
}

void BittensorEconomy::adopt(WorldId world, scenario::Node const& rules) {
  specs_.adopt(world, rules, [&](auto const& adopted, auto const& now, auto const& path, scenario::Faults& faults) {
    if (adopted.consensus.reveal_epochs != now.consensus.reveal_epochs || adopted.block_ms != now.block_ms) {
      faults.add(rules.mark, path, "expected a rule set with the same block and reveal_period");
    }
    if (has_pools(adopted.emission) != has_pools(now.emission)) {
      faults.add(rules.mark, path,
                 "expected a rule set that has pools where this one has: their beginning is not modelled");
    }
  });
}

}  // namespace flywheel::economy::bittensor
