#include <algorithm>
#include <limits>

#include "kernels/population/platform_value.hpp"
#include "sim/economy/depin/io_net/metrics/metric.hpp"

namespace flywheel::economy::io_net {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Of a class at its mean ask; NaN where nothing is up.
double break_even_utilisation(Measured const& of, std::size_t device_class) {
  auto const& row = of.classes[device_class];
  if (!(row.mean_ask_micro_usd > 0)) return not_a_number;
  auto const& fees = of.spec.network.fees;
  population::PlatformValue const value{
      .fee_share = (fees.reservation_ppm + fees.payment_usdc_ppm) / 1e6,
      .running_cost = static_cast<double>(of.spec.devices[device_class].running_cost_micro_usd_per_gpu_hour),
      .consumer_value = 0,
      .wait_cost = 0,
      .network_benefit = 1};
  return value.break_even_utilisation(row.mean_ask_micro_usd);
}

/// Negative where more was refunded than prepaid.
double revenue_usd(Measured const& of) {
  return of.usd(static_cast<std::int64_t>(of.period.paid_by_customers));
}

}  // namespace

std::vector<Metric> health_metrics() {
  using enum Extent;
  return {
      {"emission_value", "USD", "tokens minted since the last sample, at the price of their block", "sum", scalar,
       Metric::Real{[](auto const& of) { return of.period.emission_usd; }}},
      {"revenue", "USD", "paid by customers for compute since the last sample", "prepaid - refunded", scalar,
       Metric::Real{revenue_usd}},
      {"network_earnings", "USD", "fees since the last sample", "from both sides", scalar,
       Metric::Real{[](auto const& of) { return of.usd(static_cast<state::Amount>(of.period.fees)); }}},
      {"subsidy_per_revenue", "1", "emission per dollar that customers paid, since the last sample",
       "emission_value / revenue; NaN without revenue", scalar, Metric::Real{[](auto const& of) {
         auto const revenue = revenue_usd(of);
         return revenue > 0 ? of.period.emission_usd / revenue : not_a_number;
       }}},
      {"running_costs", "USD", "of operators since the last sample", "sum over operators", scalar,
       Metric::Real{[](auto const& of) { return of.period.running_cost_usd; }}},
      {"hire_income", "USD", "of operators since the last sample, after fees", "sum over operators", scalar,
       Metric::Real{[](auto const& of) { return of.period.hire_income_usd; }}},
      {"cost_coverage", "1", "hires' part of the class that covers its running costs least",
       "hire income / running cost, of classes with 1 % of the GPUs", scalar,
       Metric::Real{[](auto const& of) { return of.network.worst_coverage; }}},
      {"operators_above_break_even", "1", "share of operators whose hires alone cover their running costs",
       "in the last settlement", scalar, Metric::Real{[](auto const& of) {
         auto const& operators = of.network.operators;
         return operators.active == 0
                    ? not_a_number
                    : static_cast<double>(operators.covered_by_hires) / static_cast<double>(operators.active);
       }}},
      {"break_even_utilisation", "1", "utilisation at which hires cover running costs", "cost / (ask (1 - fees))",
       device_class, Metric::Reals{[](auto const& of, auto to) {
         for (std::size_t i = 0; i < to.size(); ++i) to[i] = break_even_utilisation(of, i);
       }}},
      {"self_sustaining_after", "d", "time until hires covered the marginal class's costs for 12 settlements in a row",
       "NaN: not yet", scalar, Metric::Real{[](auto const& of) {
         auto const when = of.network.self_sustaining_ms;
         return when == never_ms ? not_a_number : static_cast<double>(when) / 86'400'000.0;
       }}},
  };
}

}  // namespace flywheel::economy::io_net
