#include "sim/economy/depin/io_net/kind.hpp"

#include <algorithm>

#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {
namespace {

IoNetSpec read(scenario::Node const& section, std::string const& path, scenario::Faults& faults) {
  auto spec = scenario::read_spec<IoNetSpec>(section, path, faults);
  if (faults.empty()) check(spec, section, path, faults);
  return spec;
}

/// The worlds of a batch share a ledger's tokens and a result's labels.
void require_same_shape(IoNetSpec const& spec, IoNetSpec const& first, scenario::Mark const& mark,
                        std::string const& path, scenario::Faults& faults) {
  auto const has_same_name = [](auto const& left, auto const& right) { return left.name == right.name; };
  if (!std::equal(spec.devices.begin(), spec.devices.end(), first.devices.begin(), first.devices.end(),
                  has_same_name)) {
    faults.add(mark, path + ".devices", "expected the same device classes in every world of a batch");
  }
  if (spec.network.token.symbol != first.network.token.symbol ||
      spec.network.token.decimals != first.network.token.decimals) {
    faults.add(mark, path + ".token", "expected the same token in every world of a batch");
  }
}

std::unique_ptr<engine::Economy> make(Description const& description, scenario::Faults& faults) {
  auto const path = "economies." + description.name;
  std::vector<IoNetSpec> specs;
  for (auto const& section : description.of_world) {
    specs.push_back(read(section, path, faults));
    require_same_shape(specs.back(), specs.front(), section.mark, path, faults);
  }
  return std::make_unique<IoNetEconomy>(description.name, description.of_world, std::move(specs));
}

std::vector<scenario::Explanation> explain(scenario::Node const& section, std::string const& path) {
  scenario::Faults faults;
  return scenario::explain_spec(section, path, scenario::read_spec<IoNetSpec>(section, path, faults));
}

std::vector<state::Series> metrics(std::string const& name) {
  return series_of(name, nullptr);
}

}  // namespace

EconomyKind kind() {
  return {.protocols = "io_net/",
          .meaning = "io.net: GPUs for hire, paid by customers and by block rewards",
          .make = make,
          .explain = explain,
          .schema = scenario::schema_of_spec<IoNetSpec>,
          .metrics = metrics};
}

}  // namespace flywheel::economy::io_net
