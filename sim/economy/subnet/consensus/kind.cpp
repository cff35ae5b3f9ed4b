#include "sim/economy/subnet/consensus/kind.hpp"

#include <algorithm>

#include "sim/economy/subnet/consensus/economy.hpp"

namespace flywheel::economy::consensus {
namespace {

ConsensusWorld read(scenario::Node const& section, std::string const& path, scenario::Faults& faults) {
  scenario::Faults found;
  ConsensusWorld world{scenario::read_spec<ConsensusSpec>(section, path, found), {}, {}};
  if (found.empty()) world.points = expand_grid(world.spec, section, path, found);
  for (auto& fault : found.sorted()) faults.add(std::move(fault));
  return world;
}

/// The worlds of a batch share a result's labels.
void require_same_shape(ConsensusWorld const& world, ConsensusWorld const& first, scenario::Mark const& mark,
                        std::string const& path, scenario::Faults& faults) {
  auto const has_same_name = [](auto const& left, auto const& right) { return left.name == right.name; };
  auto const& blocs = world.spec.subnet.blocs;
  auto const& first_blocs = first.spec.subnet.blocs;
  if (!std::equal(blocs.begin(), blocs.end(), first_blocs.begin(), first_blocs.end(), has_same_name)) {
    faults.add(mark, path + ".blocs", "expected the same blocs in every world of a batch");
  }
  if (world.points.size() != first.points.size()) {
    faults.add(mark, path + ".grid", "expected as many subnets in every world of a batch");
  }
}

std::unique_ptr<engine::Economy> make(Description const& description, scenario::Faults& faults) {
  auto const path = "economies." + description.name;
  std::vector<ConsensusWorld> worlds;
  for (auto const& section : description.of_world) {
    worlds.push_back(read(section, path, faults));
    if (faults.empty()) require_same_shape(worlds.back(), worlds.front(), section.mark, path, faults);
  }
  if (!faults.empty()) worlds.clear();
  return std::make_unique<ConsensusEconomy>(description.name, std::move(worlds));
}

std::vector<scenario::Explanation> explain(scenario::Node const& section, std::string const& path) {
  scenario::Faults faults;
  return scenario::explain_spec(section, path, scenario::read_spec<ConsensusSpec>(section, path, faults));
}

std::vector<state::Series> metrics(std::string const& name) {
  return consensus_series(name, nullptr);
}

}  // namespace

EconomyKind kind() {
  return {.protocols = "consensus/",
          .meaning = "subnets of scripted validators and miners under Yuma consensus: no pool, no chain",
          .make = make,
          .explain = explain,
          .schema = scenario::schema_of_spec<ConsensusSpec>,
          .metrics = metrics};
}

}  // namespace flywheel::economy::consensus
