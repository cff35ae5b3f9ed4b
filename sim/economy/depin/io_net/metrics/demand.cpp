#include "sim/economy/depin/io_net/metrics/metric.hpp"

namespace flywheel::economy::io_net {
namespace {

template <class Value>
std::int64_t total(Measured const& of, Value const& value) {
  return static_cast<std::int64_t>(of.sum(value));
}

double utilisation_of(ClassRow const& row) {
  return Measured::ratio(static_cast<double>(row.day.hired_gpus), static_cast<double>(row.day.up_gpus));
}

/// USD per GPU-hour of what was paid to suppliers since the last sample.
double price_paid(ClassRow const& row) {
  auto const paid = static_cast<double>(row.ever.supplier_gross - row.at_sample.supplier_gross) / 1e6;
  auto const hours = static_cast<double>(row.ever.hired_gpu_ms - row.at_sample.hired_gpu_ms) / 3.6e6;
  return Measured::ratio(paid, hours);
}

}  // namespace

std::vector<Metric> demand_metrics() {
  using enum Extent;
  return {
      {"customers", "1", "customers who order", "entered - lost", scalar, Metric::Integer{[](auto const& of) {
         return std::int64_t{of.network.customers_entered} -
                total(of, [](ClassRow const& row) { return row.ever.customers_lost; });
       }}},
      {"customers_lost", "1", "customers who left after failed orders since the start", "count", scalar,
       Metric::Integer{
           [](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.customers_lost; }); }}},
      {"orders", "1", "orders placed since the start", "count", scalar,
       Metric::Integer{[](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.orders; }); }}},
      {"orders_served", "1", "orders served since the start", "count", scalar,
       Metric::Integer{[](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.served; }); }}},
      {"orders_rejected", "1", "orders refused since the start", "all or nothing", scalar,
       Metric::Integer{
           [](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.rejected; }); }}},
      {"jobs_broken", "1", "hires that lost their device before the end, since the start", "count", scalar,
       Metric::Integer{
           [](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.jobs_broken; }); }}},
      {"hires_of_disguised", "1", "hires given back because the device was not what it claimed", "since the start",
       scalar, Metric::Integer{[](auto const& of) {
         return total(of, [](ClassRow const& row) { return row.ever.hires_of_disguised; });
       }}},
      {"gpu_hours_ordered", "h", "GPU-hours ordered since the start", "GPUs x booked hours", scalar,
       Metric::Integer{
           [](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.gpu_hours_ordered; }); }}},
      {"gpu_hours_unmet", "h", "of those, GPU-hours of refused orders", "GPUs x booked hours", scalar,
       Metric::Integer{
           [](auto const& of) { return total(of, [](ClassRow const& row) { return row.ever.gpu_hours_unmet; }); }}},
      {"gpu_hours_hired", "h", "GPU-hours of hires that have ended since the start", "GPUs x hours", scalar,
       Metric::Real{[](auto const& of) {
         return static_cast<double>(total(of, [](ClassRow const& row) { return row.ever.hired_gpu_ms; })) / 3.6e6;
       }}},
      {"utilisation", "1", "share of the GPUs that are up which are hired", "hired / up at the last settlement", scalar,
       Metric::Real{[](auto const& of) {
         return Measured::ratio(static_cast<double>(total(of, [](ClassRow const& row) { return row.day.hired_gpus; })),
                                static_cast<double>(total(of, [](ClassRow const& row) { return row.day.up_gpus; })));
       }}},
      {"utilisation_by_class", "1", "the same by class", "hired / up", device_class,
       Metric::Reals{[](auto const& of, auto to) {
         for (std::size_t i = 0; i < to.size(); ++i) to[i] = utilisation_of(of.classes[i]);
       }}},
      {"mean_ask", "USD/h", "mean ask for a GPU-hour of devices that are up", "sum / devices; NaN without any",
       device_class, Metric::Reals{[](auto const& of, auto to) {
         for (std::size_t i = 0; i < to.size(); ++i) {
           double const ask = of.classes[i].mean_ask_micro_usd;
           to[i] = ask > 0 ? ask / 1e6 : std::numeric_limits<double>::quiet_NaN();
         }
       }}},
      {"price_paid", "USD/h", "mean price paid for a GPU-hour since the last sample",
       "payments / hours paid for; NaN without any", device_class, Metric::Reals{[](auto const& of, auto to) {
         for (std::size_t i = 0; i < to.size(); ++i) to[i] = price_paid(of.classes[i]);
       }}},
      {"customers_paid", "USD", "prepaid by customers since the start, less refunds", "compute alone", scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.ever.paid_by_customers); }}},
      {"fees", "USD", "taken by the network since the start", "from renters and suppliers", scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.ever.fees); }}},
      {"in_escrow", "USD", "prepaid, not yet earned", "sum over hires", scalar,
       Metric::Money{[](auto const& of) { return of.book(of.accounts.escrow); }}},
  };
}

}  // namespace flywheel::economy::io_net
