#pragma once

#include <random>

#include "tests/unit/gpu_rental/rental_tables.hpp"

namespace flywheel::domain {

/// Domains in which everything happens: crowded and roomy ones, gangs, long jobs, regions and tiers, cheaters,
/// failures, customers who pay too little and who leave.
inline RentalTables random_rentals(std::uint32_t domains, std::uint32_t seed,
                                   RentalSizes const& sizes = {40, 12, 8, 16}) {
  RentalTables market{domains, sizes};
  std::mt19937 random{seed};
  auto const below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  for (std::uint32_t domain = 0; domain < domains; ++domain) {
    auto& rules = market.rules[domain];
    rules = quiet_rules(seed);
    rules.arrivals.orders_per_hour = 0.05 + 0.1 * below(8);
    rules.arrivals.dispersion_size = below(2);
    rules.arrivals.domain_id = domain;
    rules.gpus = {{1, 2, 8, 64}, {0.5, 0.7, 0.9, 1.0}, 4, 1, 1024};
    rules.duration = {1.5, 1.5, 0.1, 1.0, 0.1, 500};
    rules.any_region_share = 0.5;
    for (std::uint32_t i = 0; i < most_regions; ++i) rules.region_cumulative_share[i] = i < 3 ? 0.33 * (i + 1) : 1;
    for (std::uint32_t i = 0; i < tiers; ++i) rules.tier_cumulative_share[i] = 0.25 * (i + 1);
    rules.max_price = {1.5e6, 0.5};
    rules.churn = {3 + below(20), 0.3};
    rules.failures = {4'000, 300, 0.05, 10, 4, 1};
    for (std::uint32_t i = 0; i < disguises; ++i) rules.detection_per_hour[i] = i == 0 ? 1e-5 : 1e-3;
    rules.report_share = 0.3;
    rules.complaint_after_ms = test_hour * (1 + below(40));
    for (auto device = below(sizes.devices + 1); device > 0; --device) {
      market.add_device(domain, {.ask = 500'000 + 7 * below(200'000),
                                 .processors = static_cast<std::uint8_t>(1 + below(8)),
                                 .disguise = static_cast<Disguise>(below(4) == 0 ? below(disguises) : 0),
                                 .region = static_cast<std::uint8_t>(below(4)),
                                 .tier = static_cast<std::uint8_t>(1 + below(4)),
                                 .lemon = below(20) == 0,
                                 .paid_in_token = below(2) == 0});
    }
    for (auto customer = below(sizes.customers + 1); customer > 0; --customer)
      market.add_customer(domain, below(2) == 0);
  }
  market.refresh();
  return market;
}

/// Everything that a run may change, as one list of numbers.
inline std::vector<std::uint64_t> state_of(RentalTables& market) {
  std::vector<std::uint64_t> all;
  auto const add = [&](auto const& column) {
    for (auto const value : column) all.push_back(static_cast<std::uint64_t>(value));
  };
  add(market.devices.ordinal), add(market.devices.event_place), add(market.devices.first_hire);
  add(market.devices.state), add(market.devices.hired_gpus), add(market.devices.since), add(market.devices.earned);
  add(market.customers.ordinal), add(market.customers.event_place), add(market.customers.active);
  add(market.customers.failures);
  add(market.jobs.customer), add(market.jobs.event_place), add(market.jobs.first_hire), add(market.jobs.next_free);
  add(market.jobs.ordinal), add(market.jobs.start), add(market.jobs.end), add(market.jobs.rows.used);
  add(market.hires.job), add(market.hires.device), add(market.hires.next_of_job), add(market.hires.next_of_device);
  add(market.hires.gpus), add(market.hires.rate), add(market.hires.escrow), add(market.hires.rows.used);
  for (std::uint32_t domain = 0; domain < market.domains(); ++domain) {
    for (std::uint32_t event = 0; event < market.pending(domain); ++event) {
      all.push_back(static_cast<std::uint64_t>(market.events(domain)[event].time_ms));
      all.push_back(market.events(domain)[event].key.packed);
    }
    auto const& totals = market.totals[domain];
    auto const* const numbers = reinterpret_cast<std::uint64_t const*>(&totals);
    all.insert(all.end(), numbers, numbers + sizeof(RentalTotals) / sizeof(std::uint64_t));
  }
  return all;
}

}  // namespace flywheel::domain
