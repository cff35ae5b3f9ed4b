#include "sim/economy/depin/io_net/spec/spec.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::io_net {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

template <class Items>
std::vector<std::string> names_of(Items const& items) {
  std::vector<std::string> names;
  for (auto const& item : items) names.push_back(item.name);
  return names;
}

}  // namespace

void declare_fields(Fields& fields, IoNetSpec& spec) {
  fields("protocol", spec.protocol, Text{.what = "a rule set's name"}, "which of the network's rule sets this is");
  declare_network(fields, spec.network);
  auto const& token = spec.network.token;
  declare_token_market(fields, spec.token_market, token.symbol, static_cast<int>(token.decimals));
  fields("unlocks", spec.unlocks, ListOf{section}, "locked parts of the genesis supply", otherwise("[]"));
  auto const processors = names_of(spec.network.processors);
  fields(
      "devices", spec.devices,
      ListOf{section_by([&](Fields& inner, DeviceClassSpec& value) { declare_device_class(inner, value, processors); }),
             1},
      "the models that can be hired, each a market");
  fields("providers", spec.providers, section, "those who own devices");
  fields("customers", spec.customers, section, "those who hire them");
  auto const classes = names_of(spec.devices);
  fields("cheaters", spec.cheaters,
         ListOf{section_by([&](Fields& inner, CheaterSpec& value) { declare_cheater(inner, value, classes); })},
         "operators who claim what they do not have", otherwise("[]"));
  fields("detection", spec.detection, section, "how they are found out");
}

}  // namespace flywheel::economy::io_net
