#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kernels/exchange/fees.hpp"
#include "kernels/matching/gpu_market.hpp"
#include "kernels/population/job_sizes.hpp"
#include "sim/economy/depin/io_net/network_row.hpp"
#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/scenario/node.hpp"

namespace flywheel::economy::io_net {

using scenario::Faults;
using scenario::Mark;
using scenario::Node;

namespace {

constexpr std::size_t most_regions = 16;
constexpr std::size_t most_device_classes = 256;  // of a world: rows of puzzles are numbered in 32 bits
constexpr std::size_t tiers = 4;

/// Reports what does not fit together, at the key that the author can change.
class Checker {
 public:
  Checker(Node const& section, std::string const& path, Faults& faults)
      : section_{section}, path_{path}, faults_{faults} {}

  void fault(std::string const& key, std::string const& problem) const {
    faults_.add(mark_of(key), path_ + "." + key, problem);
  }

  template <class Items, class Share>
  void adds_up(std::string const& key, Items const& items, Share const& share) const {
    double sum = 0;
    for (auto const& item : items) sum += share(item);
    if (std::abs(sum - 1) < 1e-6) return;
    fault(key, fmt::format("expected shares that add up to 100 %, got {:.6g} %", 100 * sum));
  }

  void averages_one(std::string const& key, std::vector<double> const& factors) const {
    double sum = 0;
    for (double const factor : factors) sum += factor;
    double const mean = sum / static_cast<double>(factors.size());
    if (std::abs(mean - 1) < 0.005) return;
    fault(key, fmt::format("expected factors whose mean is 1, got a mean of {:.4g}", mean));
  }

  void at_most(std::string const& key, std::size_t count, std::size_t most) const {
    if (count > most) fault(key, fmt::format("expected at most {} entries, got {}", most, count));
  }

  void is_range(std::string const& key, ParetoCountSpec const& count) const {
    if (count.least <= count.most) return;
    fault(key + ".max", fmt::format("expected at least min = {}, got {}", count.least, count.most));
  }

  template <class Items>
  void unique_names(std::string const& key, Items const& items) const {
    for (std::size_t i = 0; i < items.size(); ++i) {
      auto const is_same = [&](auto const& other) { return other.name == items[i].name; };
      if (std::none_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), is_same)) continue;
      fault(fmt::format("{}.{}.name", key, i),
            fmt::format("expected a name that no other entry has, got '{}'", items[i].name));
    }
  }

 private:
  static Node const* child(Node const& node, std::string_view key) {
    if (!node.is_sequence()) return node.find(key);
    std::size_t at = node.items.size();
    std::from_chars(key.data(), key.data() + key.size(), at);
    return at < node.items.size() ? &node.items[at] : nullptr;
  }

  /// Of the innermost mapping, list or value of the path that the section has: the rest are defaults.
  Mark mark_of(std::string_view key) const {
    auto const* node = &section_;
    for (std::size_t begin = 0; begin <= key.size();) {
      auto const end = std::min(key.find('.', begin), key.size());
      auto const* const next = child(*node, key.substr(begin, end - begin));
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

void check_devices(Checker const& on, IoNetSpec const& spec) {
  on.at_most("devices", spec.devices.size(), most_device_classes);
  on.unique_names("devices", spec.devices);
  on.adds_up("devices", spec.devices, [](auto const& device) { return device.share; });
  on.adds_up("devices", spec.devices, [](auto const& device) { return device.demand_share; });
  for (std::size_t i = 0; i < spec.devices.size(); ++i) {
    on.adds_up(fmt::format("devices.{}.processors", i), spec.devices[i].processors,
               [](auto const& part) { return part.share; });
  }
}

void check_providers(Checker const& on, ProvidersSpec const& spec) {
  on.is_range("providers.devices_each", spec.devices_each);
  on.at_most("providers.regions", spec.regions.size(), most_regions);
  on.adds_up("providers.regions", spec.regions, [](auto const& region) { return region.share; });
  on.at_most("providers.tiers", spec.tiers.size(), tiers);
  on.adds_up("providers.tiers", spec.tiers, [](double share) { return share; });
}

void check_customers(Checker const& on, IoNetSpec const& spec) {
  auto const& customers = spec.customers;
  auto const& gpus = customers.jobs.gpus;
  on.at_most("customers.jobs.gpus", gpus.size(), population::GpuRequest::most_sizes);
  on.adds_up("customers.jobs.gpus", gpus, [](auto const& request) { return request.share; });
  on.at_most("customers.least_tiers", customers.least_tiers.size(), tiers);
  on.adds_up("customers.least_tiers", customers.least_tiers, [](double share) { return share; });
  on.at_most("customers.demand.hour_of_day", customers.demand.hour_of_day.size(), 24);
  on.averages_one("customers.demand.hour_of_day", customers.demand.hour_of_day);
  on.at_most("customers.demand.day_of_week", customers.demand.day_of_week.size(), 7);
  on.averages_one("customers.demand.day_of_week", customers.demand.day_of_week);
  double const minimum_h = static_cast<double>(spec.network.booking.minimum_ms) / 3.6e6;
  if (customers.jobs.duration.most_h < minimum_h) {
    on.fault("customers.jobs.duration.most",
             fmt::format("expected at least the shortest booking of {:.6g} h, got {:.6g}", minimum_h,
                         customers.jobs.duration.most_h));
  }
}

/// A device's terms and the hazard of detection go by class and kind, so two groups of both would share them.
void check_cheaters(Checker const& on, std::vector<CheaterSpec> const& cheaters) {
  on.at_most("cheaters", cheaters.size(), most_cheater_groups);
  for (std::size_t i = 0; i < cheaters.size(); ++i) {
    on.is_range(fmt::format("cheaters.{}.devices_each", i), cheaters[i].devices_each);
    for (std::size_t before = 0; before < i; ++before) {
      auto const& other = cheaters[before];
      if (other.kind != cheaters[i].kind || other.device_class != cheaters[i].device_class) continue;
      on.fault(fmt::format("cheaters.{}.claims", i),
               fmt::format("expected one group for a kind and a class, got those of cheaters.{}", before));
    }
  }
}

void check_network(Checker const& on, NetworkSpec const& spec) {
  on.unique_names("pools", spec.pools);
  on.adds_up("pools", spec.pools, [](auto const& pool) { return pool.share_bps / 1e4; });
  on.unique_names("processors", spec.processors);
  auto const& fees = spec.fees;
  std::uint64_t const taken =
      std::uint64_t{fees.reservation_ppm} + std::max(fees.payment_usdc_ppm, fees.payment_io_ppm);
  if (taken > 1'000'000) {
    on.fault("fees", fmt::format("expected fees of a side that are at most 100 % together, got {:.6g} %",
                                 static_cast<double>(taken) / 1e4));
  }
  auto const* const schedule = std::get_if<GeometricEmissionSpec>(&spec.emission);
  if (schedule != nullptr && schedule->supply_cap_base_units < spec.genesis_base_units) {
    on.fault("emission.supply_cap", "expected at least the genesis supply, got less");
  }
}

/// What genesis gives to unlocks and traders; the pool's part follows from its price.
void check_genesis(Checker const& on, IoNetSpec const& spec) {
  on.at_most("unlocks", spec.unlocks.size(), most_unlocks);
  std::uint64_t ppm = 0;
  for (auto const& unlock : spec.unlocks) ppm += unlock.share_of_genesis_ppm;
  if (ppm > 1'000'000) {
    on.fault("unlocks",
             fmt::format("expected shares of at most 100 % together, got {:.6g} %", static_cast<double>(ppm) / 1e4));
    return;
  }
  auto const* const pool = std::get_if<PoolMarketSpec>(&spec.token_market);
  if (pool == nullptr) return;
  double units = 1;
  for (std::uint32_t i = 0; i < spec.network.token.decimals; ++i) units *= 10;
  double const left = static_cast<double>(spec.network.genesis_base_units) * static_cast<double>(1'000'000 - ppm) / 1e6;
  double const in_pool = static_cast<double>(pool->liquidity_micro_usd) / 1e6 / pool->price_usd * units;
  double const traders = pool->traders ? static_cast<double>(pool->traders->holdings_base_units) : 0.0;
  if (in_pool + traders <= left) return;
  on.fault("token_market",
           fmt::format("expected a pool and traders who hold at most the {:.6g} tokens that genesis and "
                       "unlocks leave, got {:.6g}",
                       left / units, (in_pool + traders) / units));
}

}  // namespace

void check(IoNetSpec const& spec, Node const& section, std::string const& path, Faults& faults) {
  Checker const on{section, path, faults};
  check_network(on, spec.network);
  check_genesis(on, spec);
  check_devices(on, spec);
  check_providers(on, spec.providers);
  check_customers(on, spec);
  check_cheaters(on, spec.cheaters);
}

}  // namespace flywheel::economy::io_net
