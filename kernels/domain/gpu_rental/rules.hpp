#pragma once

#include <cstdint>

#include "kernels/domain/gpu_rental/columns.hpp"
#include "kernels/exchange/fees.hpp"
#include "kernels/matching/gpu_market.hpp"
#include "kernels/population/customer_churn.hpp"
#include "kernels/population/failures.hpp"
#include "kernels/population/job_sizes.hpp"
#include "kernels/population/order_arrivals.hpp"
#include "kernels/population/willingness_to_pay.hpp"

namespace flywheel::domain {

using matching::most_regions;
using matching::tiers;

/// The laws of one domain: how customers order, how devices fail and are found out, who pays what. A column over
/// domains, written by the host from the scenario.
struct RentalRules {
  std::uint64_t seed;  // of the world

  // Orders
  population::OrderArrivals arrivals;
  population::GpuRequest gpus;
  population::JobDuration duration;
  double any_region_share;                       // of orders that take any region
  double region_cumulative_share[most_regions];  // of the orders that name one; ends at 1
  double tier_cumulative_share[tiers];           // least tier asked for, from 1 upwards; ends at 1
  population::WillingnessToPay max_price;        // of each order
  population::CustomerChurn churn;               // after orders that failed

  // Devices
  population::Failures failures;
  double detection_per_hour[disguises];  // hazard by Disguise; the first is that of honest devices (false positives)
  double report_share;                   // of customers who report a disguised device that they were given
  TimeMs complaint_after_ms;             // > 0: disguised devices of a job are given back after so long

  // Payments
  exchange::HireFees fees;
  TimeMs payout_every_ms;  // > 0: shorter jobs are paid for at their end, longer ones also in between
};

}  // namespace flywheel::domain
