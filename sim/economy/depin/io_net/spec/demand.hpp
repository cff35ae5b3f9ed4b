#pragma once

#include <cstdint>
#include <vector>

#include "sim/scenario/fields.hpp"

namespace flywheel::economy::io_net {

/// Orders of so many GPUs.
struct RequestShareSpec {
  std::uint32_t gpus;
  double share;
};

/// A log-normal body with a Pareto tail, truncated (reference behaviour 13).
struct JobDurationSpec {
  double median_h;
  double log_sd;
  double tail_share;
  double tail_shape;
  double most_h;
};

struct JobsSpec {
  double orders_per_customer_per_week;
  std::vector<RequestShareSpec> gpus;
  JobDurationSpec duration;
};

struct DemandSpec {
  double elasticity;
  double growth_per_month;
  double reference_half_life_d;  // of the price that customers compare with
  std::vector<double> hour_of_day;
  std::vector<double> day_of_week;
  double overdispersion_r;  // of the market's common factor; 0: none
  std::int64_t overdispersion_bin_ms;
};

struct WillingnessSpec {
  double median_of_posted;
  double log_sd;
};

struct CustomersSpec {
  std::uint32_t initial;
  std::uint32_t potential;
  double innovation_per_year;
  double imitation_per_year;
  JobsSpec jobs;
  DemandSpec demand;
  WillingnessSpec willingness;
  std::uint32_t failures_tolerated;
  double leave_share;
  double pays_in_token_share;
  double any_region_share;
  std::vector<double> least_tiers;
};

void declare_fields(scenario::Fields& fields, CustomersSpec& spec);

}  // namespace flywheel::economy::io_net
