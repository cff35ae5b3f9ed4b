#include "sim/economy/market/provider_market/kind.hpp"

#include "sim/economy/market/provider_market/economy.hpp"

namespace flywheel::economy {
namespace {

ProviderMarketSpec read(scenario::Node const& section, std::string const& path, scenario::Faults& faults) {
  auto spec = scenario::read_spec<ProviderMarketSpec>(section, path, faults);
  if (faults.empty()) check(spec, section, path, faults);
  return spec;
}

std::unique_ptr<engine::Economy> make(Description const& description, scenario::Faults& faults) {
  std::vector<ProviderMarketSpec> specs;
  for (auto const& section : description.of_world) {
    specs.push_back(read(section, "economies." + description.name, faults));
  }
  return std::make_unique<ProviderMarketEconomy>(description.name, description.of_world, std::move(specs));
}

std::vector<scenario::Explanation> explain(scenario::Node const& section, std::string const& path) {
  scenario::Faults faults;
  return scenario::explain_spec(section, path, scenario::read_spec<ProviderMarketSpec>(section, path, faults));
}

}  // namespace

EconomyKind provider_market_kind() {
  return {.protocols = "custom",
          .meaning = "a market of posted prices put together from named rules",
          .make = make,
          .explain = explain,
          .schema = scenario::schema_of_spec<ProviderMarketSpec>,
          .metrics = provider_market_series};
}

}  // namespace flywheel::economy
