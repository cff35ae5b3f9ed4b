#include "sim/economy/depin/io_net/spec/spec.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/economy/depin/io_net/network_row.hpp"
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

/// Reports shares that do not add up to 100 %.
class ShareCheck {
 public:
  ShareCheck(Node const& section, std::string const& path, Faults& faults)
      : section_{section}, path_{path}, faults_{faults} {}

  template <class Items, class Share>
  void operator()(std::string_view key, Items const& items, Share const& share) const {
    double sum = 0;
    for (auto const& item : items) sum += share(item);
    if (std::abs(sum - 1) < 1e-6) return;
    faults_.add(mark_of(key), path_ + "." + std::string{key},
                fmt::format("expected shares that add up to 100 %, got {:.6g} %", 100 * sum));
  }

 private:
  Mark mark_of(std::string_view key) const {
    auto const* node = &section_;
    for (std::size_t begin = 0; begin <= key.size() && node != nullptr;) {
      auto const end = std::min(key.find('.', begin), key.size());
      auto const* const next = node->find(key.substr(begin, end - begin));
      if (next == nullptr) break;
      node = next;
      begin = end + 1;
    }
    return node->mark;
  }

  Node const& section_;
  std::string const& path_;
  Faults& faults_;
};

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

void check(IoNetSpec const& spec, Node const& node, std::string const& path, Faults& faults) {
  ShareCheck const adds_up{node, path, faults};
  adds_up("devices", spec.devices, [](auto const& device) { return device.share; });
  adds_up("devices", spec.devices, [](auto const& device) { return device.demand_share; });
  for (auto const& device : spec.devices) {
    adds_up("devices", device.processors, [](auto const& part) { return part.share; });
  }
  adds_up("pools", spec.network.pools, [](auto const& pool) { return pool.share_bps / 1e4; });
  adds_up("providers.regions", spec.providers.regions, [](auto const& region) { return region.share; });
  adds_up("providers.tiers", spec.providers.tiers, [](double share) { return share; });
  adds_up("customers.least_tiers", spec.customers.least_tiers, [](double share) { return share; });
  adds_up("customers.jobs.gpus", spec.customers.jobs.gpus, [](auto const& request) { return request.share; });
  auto const at_most = [&](std::string_view key, std::size_t count, std::size_t most) {
    if (count <= most) return;
    auto const* const found = node.find(key);
    faults.add(found != nullptr ? found->mark : node.mark, path + "." + std::string{key},
               fmt::format("expected at most {} entries, got {}", most, count));
  };
  at_most("providers", spec.providers.regions.size(), 16);
  at_most("providers", spec.providers.tiers.size(), 4);
  at_most("customers", spec.customers.least_tiers.size(), 4);
  at_most("cheaters", spec.cheaters.size(), most_cheater_groups);
  at_most("unlocks", spec.unlocks.size(), most_unlocks);
}

}  // namespace flywheel::economy::io_net
