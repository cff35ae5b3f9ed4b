#include "sim/economy/depin/io_net/rental_laws.hpp"

#include <algorithm>
#include <limits>

#include "kernels/base/portable_math.hpp"
#include "sim/economy/depin/io_net/laws.hpp"

namespace flywheel::economy::io_net {
namespace {

constexpr double hours_per_week = 168.0;
constexpr double hours_per_year = 8760.0;
constexpr double days_per_month = 730.0 / 24.0;
constexpr std::int64_t ms_per_hour = 3'600'000;

/// Hours since Monday, 0:00 UTC. The epoch was a Thursday.
std::uint32_t week_hour_of(std::int64_t unix_ms) {
  std::int64_t const hours = unix_ms / ms_per_hour + 3 * 24;
  return static_cast<std::uint32_t>((hours % 168 + 168) % 168);
}

population::OrderArrivals arrivals_of(engine::Period const& period, CustomersSpec const& spec,
                                      std::uint32_t device_class) {
  auto const& demand = spec.demand;
  population::OrderArrivals arrivals{};
  arrivals.orders_per_hour = spec.jobs.orders_per_customer_per_week / hours_per_week;
  std::copy_n(demand.hour_of_day.begin(), 24, arrivals.hour_of_day_factor);
  std::copy_n(demand.day_of_week.begin(), 7, arrivals.weekday_factor);
  arrivals.log_growth_per_day = log1p(demand.growth_per_month) / days_per_month;
  arrivals.price_factor = 1.0;
  arrivals.dispersion_size = demand.overdispersion_r;
  arrivals.bin_ms = demand.overdispersion_bin_ms;
  arrivals.end_ms = period.run_ms;
  arrivals.first_week_hour = week_hour_of(period.start_unix_ms);
  arrivals.domain_id = device_class;
  return arrivals;
}

population::GpuRequest request_of(std::vector<RequestShareSpec> const& shares) {
  population::GpuRequest request{};
  double sum = 0;
  for (auto const& [gpus, share] : shares) {
    request.gpus[request.sizes] = gpus;
    request.cumulative_share[request.sizes] = sum += share;
    request.most = std::max(request.most, gpus);
    ++request.sizes;
  }
  request.cumulative_share[request.sizes - 1] = 1.0;
  request.tail_shape = 1.0;
  return request;
}

population::JobDuration duration_of(JobDurationSpec const& spec, BookingSpec const& booking) {
  return {.log_median_hours = log(spec.median_h),
          .log_standard_deviation = spec.log_sd,
          .tail_share = spec.tail_share,
          .tail_shape = spec.tail_shape,
          .minimum_hours = static_cast<double>(booking.minimum_ms) / static_cast<double>(ms_per_hour),
          .maximum_hours = spec.most_h};
}

population::Failures failures_of(FailureSpec const& spec) {
  auto const hours_between = [](double per_year) {
    return per_year > 0 ? hours_per_year / per_year : std::numeric_limits<double>::infinity();
  };
  return {.processor_mtbf_hours = hours_between(spec.gpu_failures_per_year),
          .site_mtbf_hours = hours_between(spec.site_failures_per_year),
          .lemon_share = spec.lemon_share,
          .lemon_factor = spec.lemon_factor,
          .repair_median_hours = spec.repair_median_h,
          .repair_log_standard_deviation = spec.repair_log_sd};
}

/// Running sums of shares; what follows the last is certain.
template <std::size_t size, class Shares, class Share>
void write_cumulative(double (&cumulative)[size], Shares const& shares, Share const& share_of) {
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i < shares.size()) sum += share_of(shares[i]);
    cumulative[i] = i + 1 < shares.size() ? sum : 1.0;
  }
}

}  // namespace

domain::RentalRules rental_rules_of(engine::Simulation const& simulation, std::uint64_t seed, IoNetSpec const& spec,
                                    std::uint32_t device_class) {
  auto const& device = spec.devices[device_class];
  auto const& customers = spec.customers;
  auto const& network = spec.network;
  domain::RentalRules rules{};
  rules.seed = seed;
  rules.arrivals = arrivals_of(simulation.period(), customers, device_class);
  rules.gpus = request_of(customers.jobs.gpus);
  rules.duration = duration_of(customers.jobs.duration, network.booking);
  rules.any_region_share = customers.any_region_share;
  write_cumulative(rules.region_cumulative_share, spec.providers.regions,
                   [](RegionSpec const& region) { return region.share; });
  write_cumulative(rules.tier_cumulative_share, customers.least_tiers, [](double share) { return share; });
  rules.max_price = {customers.willingness.median_of_posted * static_cast<double>(device.ask_micro_usd_per_gpu_hour),
                     customers.willingness.log_sd};
  rules.churn = {customers.failures_tolerated, customers.leave_share};
  rules.failures = failures_of(device.failures);
  for (std::uint32_t i = 0; i < domain::disguises; ++i) {
    rules.detection_per_hour[i] = hazard_per_hour(spec, static_cast<domain::Disguise>(i));
  }
  rules.report_share = spec.detection.reported_share;
  rules.complaint_after_ms = spec.detection.complaint_after_ms;
  rules.fees = {network.fees.reservation_ppm, network.fees.payment_usdc_ppm, network.fees.payment_io_ppm};
  rules.payout_every_ms = network.booking.payout_every_ms;
  return rules;
}

}  // namespace flywheel::economy::io_net
