#pragma once

#include <memory>

#include "tests/unit/queueing/replications.hpp"
#include "tests/unit/queueing/station_network.hpp"

namespace flywheel::queueing {

inline constexpr double hour_ms = 3'600'000;

/// Equal networks side by side, a domain of one market each, with seeds of their own.
class ReplicatedNetwork {
 public:
  /// Rules must outlive it.
  ReplicatedNetwork(NetworkRules const& rules, std::uint64_t seed) : servers_{servers_of(rules)} {
    for (std::uint32_t domain = 0; domain < replications; ++domain) {
      networks_.push_back(std::make_unique<StationNetwork>(rules, seed + domain, columns_, domain));
    }
  }
  ReplicatedNetwork(ReplicatedNetwork const&) = delete;
  ReplicatedNetwork& operator=(ReplicatedNetwork const&) = delete;

  /// Runs for so many hours; what happens before `warm_up_hours` is forgotten.
  void run(double warm_up_hours, double hours) {
    advance(warm_up_hours);
    for (auto const& network : networks_) network->forget();
    advance(warm_up_hours + hours);
    observed_ms_ = hours * hour_ms;
  }

  [[nodiscard]] Observations const& seen(std::uint32_t domain) const { return networks_[domain]->seen(); }
  /// Of each replication, per hour of what was observed.
  [[nodiscard]] std::vector<double> per_hour(std::function<double(Observations const&)> const& count) const {
    return each([&](std::uint32_t domain) { return count(seen(domain)) / (observed_ms_ / hour_ms); });
  }
  /// Share of time in a state, of each replication.
  [[nodiscard]] std::vector<double> share(std::size_t state) const {
    return each(
        [&](std::uint32_t domain) { return static_cast<double>(seen(domain).ms_in_state[state]) / observed_ms_; });
  }
  /// How many jobs are present on average over time where there is one station, of each replication.
  [[nodiscard]] std::vector<double> mean_presence() const {
    return each([&](std::uint32_t domain) {
      double sum = 0;
      auto const& ms = seen(domain).ms_in_state;
      for (std::size_t n = 0; n < ms.size(); ++n) sum += static_cast<double>(n) * static_cast<double>(ms[n]);
      return sum / observed_ms_;
    });
  }

 private:
  static matching::MarketTables servers_of(NetworkRules const& rules) {
    std::uint32_t count = 0;
    for (auto const servers : rules.servers) count += servers;
    matching::MarketTables tables{std::vector<std::uint32_t>(replications, count)};
    for (std::uint32_t domain = 0; domain < replications; ++domain) {
      std::uint32_t id = 0;
      for (std::uint8_t station = 0; station < rules.servers.size(); ++station) {
        for (std::uint32_t i = 0; i < rules.servers[station]; ++i) {
          tables.add(domain, {.id = ++id, .ask = 1, .region = station});
        }
      }
    }
    tables.list();
    return tables;
  }

  void advance(double hours) {
    for_each_index(HostBackend{2}, replications,
                   [&](std::uint32_t domain) { networks_[domain]->advance(static_cast<TimeMs>(hours * hour_ms)); });
  }

  matching::MarketTables servers_;
  matching::GpuMarketColumns columns_ = servers_.columns();
  std::vector<std::unique_ptr<StationNetwork>> networks_;
  double observed_ms_ = 0;
};

}  // namespace flywheel::queueing
