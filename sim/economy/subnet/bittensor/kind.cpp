#include "sim/economy/subnet/bittensor/kind.hpp"

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/economy/subnet/bittensor/metrics.hpp"

namespace flywheel::economy::bittensor {
namespace {

BittensorSpec read(scenario::Node const& section, std::string const& path, scenario::Faults& faults) {
  auto spec = scenario::read_spec<BittensorSpec>(section, path, faults);
  if (faults.empty()) check(spec, section, path, faults);
  return spec;
}

/// The worlds of a batch share a result's dimensions and series.
void require_same_shape(BittensorSpec const& spec, BittensorSpec const& first, scenario::Mark const& mark,
                        std::string const& path, scenario::Faults& faults) {
  if (slots_of(spec) != slots_of(first)) {
    faults.add(mark, path + ".subnets.count", "expected room for as many subnets in every world of a batch");
  }
  if (spec.owners.index() != first.owners.index()) {
    faults.add(mark, path + ".owners.model",
               "expected one model in every world of a batch; adaptive owners without levers move nothing");
  }
}

std::unique_ptr<engine::Economy> make(Description const& description, scenario::Faults& faults) {
  auto const path = "economies." + description.name;
  std::vector<BittensorSpec> specs;
  for (auto const& section : description.of_world) {
    specs.push_back(read(section, path, faults));
    require_same_shape(specs.back(), specs.front(), section.mark, path, faults);
  }
  return std::make_unique<BittensorEconomy>(description.name, description.of_world, std::move(specs));
}

std::vector<scenario::Explanation> explain(scenario::Node const& section, std::string const& path) {
  scenario::Faults faults;
  return scenario::explain_spec(section, path, scenario::read_spec<BittensorSpec>(section, path, faults));
}

std::vector<state::Series> metrics(std::string const& name) {
  return series_of(name, 1, true);
}

}  // namespace

EconomyKind kind() {
  return {.protocols = "bittensor/",
          .meaning = "Bittensor: validators score miners on subnets whose alpha a pool prices",
          .make = make,
          .explain = explain,
          .schema = scenario::schema_of_spec<BittensorSpec>,
          .metrics = metrics};
}

}  // namespace flywheel::economy::bittensor
