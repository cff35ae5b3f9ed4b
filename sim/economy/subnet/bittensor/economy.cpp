#include "sim/economy/subnet/bittensor/economy.hpp"

#include <algorithm>

#include "sim/economy/subnet/bittensor/blocks.hpp"
#include "sim/economy/subnet/bittensor/epochs.hpp"
#include "sim/economy/subnet/bittensor/foundings.hpp"
#include "sim/economy/subnet/bittensor/genesis.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"
#include "sim/economy/subnet/bittensor/metrics.hpp"
#include "sim/economy/subnet/bittensor/root_votes.hpp"
#include "sim/economy/subnet/bittensor/trades.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/scenario.hpp"

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
    if (spec.child_keys) sizes.edges = std::max(sizes.edges, spec.child_keys->parents);
    sizes.depth = std::max({sizes.depth, spec.consensus.reveal_epochs + 1,
                            longest_lag(spec.validators, spec.tasks, spec.miners, spec.detection) + 1});
  }
  return sizes;
}

}  // namespace

BittensorEconomy::BittensorEconomy(std::string name, std::vector<scenario::Node> sections,
                                   std::vector<BittensorSpec> specs)
    : name_{std::move(name)}, sections_{std::move(sections)}, specs_{std::move(specs)} {}

void BittensorEconomy::declare(engine::Simulation& simulation) {
  tables_ = std::make_unique<Tables>(simulation, name_, sizes_of(specs_));
  accounts_.emplace(simulation.ledger(), *tables_);
  for (auto const& series : series_of(name_, tables_->sizes.subnets)) {
    series_.push_back(simulation.recorder().declare(series));
  }
  simulation.add(std::make_unique<Blocks>(*this));
  simulation.add(std::make_unique<RootVotes>(*this));
  simulation.add(std::make_unique<Epochs>(*this));
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

void BittensorEconomy::set(WorldId world, std::string_view key, scenario::Node const& value) {
  auto const path = "economies." + name_;
  scenario::Faults faults;
  auto changed = spec(world);
  scenario::set_value(changed, key, value, path, faults);
  if (faults.empty()) check(changed, value, path, faults);
  faults.throw_if_any();
  scenario::override_value(sections_[world.value], key, value, faults);
  specs_[world.value] = std::move(changed);
}

void BittensorEconomy::adopt(WorldId world, scenario::Node const& rules) {
  auto const path = "economies." + name_;
  scenario::Faults faults;
  auto section = scenario::adopted(sections_[world.value], rules);
  auto adopted = scenario::read_spec<BittensorSpec>(section, path, faults);
  if (faults.empty()) check(adopted, section, path, faults);
  auto const& now = spec(world);
  if (faults.empty() &&
      (adopted.consensus.reveal_epochs != now.consensus.reveal_epochs || adopted.block_ms != now.block_ms)) {
    faults.add(rules.mark, path, "expected a rule set with the same block and reveal_period");
  }
  if (faults.empty() && has_pools(adopted.emission) != has_pools(now.emission)) {
    faults.add(rules.mark, path,
               "expected a rule set that has pools where this one has: their beginning is not modelled");
  }
  faults.throw_if_any();
  sections_[world.value] = std::move(section);
  specs_[world.value] = std::move(adopted);
}

void BittensorEconomy::check_shock(std::string_view key, scenario::Node const& size) const {
  scenario::Faults faults;
  faults.add(size.mark, "economies." + name_ + "." + std::string{key},
             "expected a parameter to set: Bittensor has no state that a shock may change");
  faults.throw_if_any();
}

void BittensorEconomy::shock(engine::Simulation&, WorldId, TimeMs, std::string_view key, scenario::Node const& size) {
  check_shock(key, size);
}

}  // namespace flywheel::economy::bittensor
