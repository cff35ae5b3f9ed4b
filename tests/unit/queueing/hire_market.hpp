#pragma once

#include <cmath>

#include "tests/unit/gpu_rental/rental_tables.hpp"

namespace flywheel::queueing {

using domain::RentalRules;
using domain::RentalTables;
using domain::test_hour;

inline constexpr std::uint32_t most_booked_hours = 24;

/// Orders of `customers` together at a rate, each for one GPU and for bookings of a whole hour.
inline RentalRules hourly_orders(std::uint64_t seed, double orders_per_hour, std::uint32_t customers) {
  auto rules = domain::quiet_rules(seed);
  rules.arrivals.orders_per_hour = orders_per_hour / customers;
  return rules;
}

/// Bookings of 1 to 24 whole hours: log-normal, median two hours, rounded up, the longest cut.
inline void book_all_lengths(RentalRules& rules) {
  rules.duration = {.log_median_hours = std::log(2.0),
                    .log_standard_deviation = 1,
                    .tail_share = 0,
                    .tail_shape = 1,
                    .minimum_hours = 0.01,
                    .maximum_hours = most_booked_hours};
}

/// Their mean: the sum over h of the chance that a booking is longer than h hours.
inline double mean_of_all_lengths() {
  double mean = 1;
  for (std::uint32_t h = 1; h < most_booked_hours; ++h) mean += std::erfc(std::log(h / 2.0) / std::sqrt(2.0)) / 2;
  return mean;
}

/// Fills a domain with devices, by their GPUs, and customers.
inline void populate(RentalTables& market, std::uint32_t domain, std::vector<std::uint8_t> const& gpus,
                     std::uint32_t customers) {
  for (auto const processors : gpus) market.add_device(domain, {.processors = processors});
  for (std::uint32_t i = 0; i < customers; ++i) market.add_customer(domain);
}

inline std::uint32_t hired_gpus(RentalTables const& market, std::uint32_t domain) {
  std::uint32_t sum = 0;
  for (std::uint32_t device = 0; device < market.devices.rows.used[domain]; ++device) {
    sum += market.devices.hired_gpus[market.devices.rows.first(domain) + device];
  }
  return sum;
}

}  // namespace flywheel::queueing
