#include "sim/economy/subnet/consensus/economy.hpp"

#include <algorithm>

#include "sim/economy/subnet/consensus/epoch.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::economy::consensus {

ConsensusEconomy::ConsensusEconomy(std::string name, std::vector<ConsensusWorld> worlds)
    : name_{std::move(name)}, worlds_{std::move(worlds)} {
  for (auto& world : worlds_) {
    for (auto const& point : world.points) world.layouts.push_back(lay_out(point.subnet));
  }
}

void ConsensusEconomy::declare(engine::Simulation& simulation) {
  declare_tables(simulation);
  declare_money(simulation);
  for (auto const& series : consensus_series(name_, &worlds_.front())) {
    series_.push_back(simulation.recorder().declare(series));
  }
  simulation.add(std::make_unique<ConsensusEpoch>(*this));
}

bool ConsensusEconomy::has_second_epoch(TimeMs run_ms) const {
  return std::any_of(worlds_.begin(), worlds_.end(),
                     [&](auto const& world) { return 2 * world.spec.epoch_ms() <= run_ms; });
}

void ConsensusEconomy::declare_tables(engine::Simulation& simulation) {
  std::vector<std::uint32_t> neurons;
  std::vector<std::uint32_t> bonds;
  state_.keeps_bonds = has_second_epoch(simulation.period().run_ms);
  for (auto const& world : worlds_) {
    for (auto const& layout : world.layouts) {
      neurons.push_back(layout.neurons());
      bonds.push_back(state_.keeps_bonds ? static_cast<std::uint32_t>(layout.votes()) : 0);
    }
  }
  auto const worlds = static_cast<std::uint32_t>(worlds_.size());
  state_.worlds = &simulation.add_host_table(name_ + "/worlds", std::vector<std::uint32_t>(worlds, 1));
  state_.epochs = state_.worlds->add<std::uint64_t>("epochs");
  state_.worlds->set_used(std::vector<std::uint32_t>(worlds, 1));
  std::vector<std::uint32_t> const of_world(worlds, subnets() * blocs());
  state_.blocs = &simulation.add_host_table(name_ + "/blocs", of_world);
  state_.totals = state_.blocs->add<BlocTotals>("totals");
  state_.blocs->set_used(of_world);

  using state::Keep;
  state_.neurons = &simulation.add_table(name_ + "/neurons", neurons);
  state_.balance = state_.neurons->add<std::uint64_t>("balance_base_units");
  state_.permit = state_.neurons->add<std::uint8_t>("validator_permit");
  state_.bond_first = state_.neurons->add<std::uint64_t>("bond_first");
  state_.bond_count = state_.neurons->add<std::uint32_t>("bond_count");
  state_.stake = state_.neurons->add<std::uint64_t>("stake_base_units", Keep::derived);
  state_.tao = state_.neurons->add<std::uint64_t>("root_stake_base_units", Keep::derived);
  state_.registration = state_.neurons->add<std::uint64_t>("registration_block", Keep::derived);
  state_.bonds = &simulation.add_table(name_ + "/bonds", bonds);
  state_.bond_uid = state_.bonds->add<std::uint16_t>("bond_uid");
  state_.bond_value = state_.bonds->add<std::uint16_t>("bond");
}

void ConsensusEconomy::declare_money(engine::Simulation& simulation) {
  auto& ledger = simulation.ledger();
  state_.token = ledger.token(token_symbol, token_decimals);
  state_.holders = ledger.account_class(state_.token, name_ + " neurons", *state_.neurons, state_.balance);
  state_.emission =
      ledger.flow(state_.token, state::Verb::mint, name_ + " emission", state::Ledger::nowhere, state_.holders);
}

/// Writes the stakes, which are all that rules have in a table.
void ConsensusEconomy::configure(engine::Simulation& simulation, WorldId id) {
  auto const& of_world = world(id);
  for (std::uint32_t subnet = 0; subnet < subnets(); ++subnet) {
    auto const& subnet_spec = of_world.points[subnet].subnet;
    auto const of_subnet = stakes_of(subnet_spec, of_world.layouts[subnet], simulation.world(id).seed);
    state_.neurons->write_rows(state_.stake, state_.neurons->first(id.value * subnets() + subnet), of_subnet);
  }
}

void ConsensusEconomy::begin(engine::Simulation&) {
  for (auto* const table : {state_.neurons, state_.bonds}) {
    std::vector<std::uint32_t> everybody;
    for (std::uint32_t segment = 0; segment < table->segments_count(); ++segment) {
      everybody.push_back(table->capacity(segment));
    }
    table->set_used(everybody);
  }
  auto const stakes = state_.neurons->read(state_.stake);
  std::vector<std::uint8_t> permits(stakes.size());
  std::transform(stakes.begin(), stakes.end(), permits.begin(), [](auto stake) { return stake > 0 ? 1 : 0; });
  state_.neurons->write<std::uint8_t>(state_.permit, permits);
}

void ConsensusEconomy::set(WorldId id, std::string_view key, scenario::Node const& value) {
  auto const path = "economies." + name_;
  scenario::Faults faults;
  auto changed = worlds_[id.value];
  for (auto& point : changed.points) {
    scenario::set_value(point.subnet, key, value, path, faults);
    if (faults.empty()) check(point.subnet, value.mark, path, faults);
  }
  faults.throw_if_any();
  worlds_[id.value] = std::move(changed);
}

}  // namespace flywheel::economy::consensus
