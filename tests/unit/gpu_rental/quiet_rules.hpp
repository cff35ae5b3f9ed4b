#pragma once

#include <cmath>
#include <limits>

#include "kernels/domain/gpu_rental/rules.hpp"

namespace flywheel::domain {

inline constexpr TimeMs test_hour = 3'600'000;
inline constexpr TimeMs test_day = 24 * test_hour;

/// Every order is for so many GPUs and hours.
inline void order_always(RentalRules& rules, std::uint32_t gpus, double hours) {
  rules.gpus.gpus[0] = gpus;
  rules.gpus.cumulative_share[0] = 1;
  rules.gpus.sizes = 1;
  rules.gpus.most = matching::most_gpus_per_order;
  rules.duration = {.log_median_hours = std::log(hours),
                    .log_standard_deviation = 0,
                    .tail_share = 0,
                    .tail_shape = 1,
                    .minimum_hours = hours,
                    .maximum_hours = hours};
}

/// Rules under which nothing happens by chance: nobody orders, nothing fails, nobody is found out. An order is for one
/// GPU and one hour, at any price, in any region; customers never leave. Fees are io.net's.
inline RentalRules quiet_rules(std::uint64_t seed = 1) {
  RentalRules rules{};
  rules.seed = seed;
  for (auto& factor : rules.arrivals.hour_of_day_factor) factor = 1;
  for (auto& factor : rules.arrivals.weekday_factor) factor = 1;
  rules.arrivals.price_factor = 1;
  rules.arrivals.bin_ms = test_hour;
  rules.arrivals.end_ms = never_ms;
  order_always(rules, 1, 1);
  rules.any_region_share = 1;
  for (auto& share : rules.region_cumulative_share) share = 1;
  for (auto& share : rules.tier_cumulative_share) share = 1;
  rules.max_price = {4e9, 0};
  rules.churn = {UINT32_MAX, 1};
  double const never = std::numeric_limits<double>::infinity();
  rules.failures = {never, never, 0, 1, 1, 0};
  rules.complaint_after_ms = test_hour / 2;
  rules.fees.reservation_share_ppm = 2'500;
  rules.fees.payment_share_ppm = 20'000;
  rules.payout_every_ms = test_day;
  return rules;
}

}  // namespace flywheel::domain
