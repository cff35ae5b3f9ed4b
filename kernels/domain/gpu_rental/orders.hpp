#pragma once

#include <cstdint>

#include "kernels/domain/gpu_rental/jobs.hpp"

namespace flywheel::domain {

/// What a customer asks for, drawn from its own stream.
struct DrawnOrder {
  matching::GpuOrder order;
  std::uint32_t hours;

  FLYWHEEL_HD static DrawnOrder of(DomainView const& view, std::uint32_t customer) {
    auto const& rules = view.rules;
    auto draws = view.customer_draws(customer, Stream{"gpu_rental/order"});
    DrawnOrder drawn{};
    drawn.order.gpus = rules.gpus(draws);
    drawn.hours = rules.duration.whole_hours(draws);
    drawn.order.regions = draws.uniform() < rules.any_region_share
                              ? (1U << most_regions) - 1
                              : 1U << first_reaching(rules.region_cumulative_share, most_regions, draws.uniform());
    drawn.order.least_tier = 1 + first_reaching(rules.tier_cumulative_share, tiers, draws.uniform());
    drawn.order.max_price_micro_usd = rules.max_price(draws);
    return drawn;
  }

  /// The first place whose cumulative share is above the draw.
  FLYWHEEL_HD static std::uint32_t first_reaching(double const* cumulative_share, std::uint32_t count, double draw) {
    std::uint32_t at = 0;
    while (at + 1 < count && !(draw < cumulative_share[at])) ++at;
    return at;
  }
};

FLYWHEEL_HD inline void plan_order(DomainView& view, std::uint32_t customer, TimeMs now) {
  auto draws = view.customer_draws(customer, Stream{"gpu_rental/arrival"});
  TimeMs const next = view.rules.arrivals.next_ms(draws, view.rules.seed, now);
  view.queue.plan(EventKey::of(order_event, customer), next);
}

/// Books the devices of an allocation: prepaid into escrow, the renter's fees to the treasury.
FLYWHEEL_HD inline void book(DomainView& view, std::uint32_t customer, DrawnOrder const& drawn, std::uint32_t taken,
                             TimeMs now) {
  matching::Allocation const* const allocation =
      view.rental.domains.allocation + std::size_t{view.domain} * matching::most_gpus_per_order;
  std::uint32_t const job = view.take_job();
  std::uint32_t const job_row = view.first_job + job;
  view.rental.jobs.customer[job_row] = customer;
  view.rental.jobs.ordinal[job_row] = view.rental.customers.ordinal[view.first_customer + customer];
  view.rental.jobs.start_ms[job_row] = now;
  view.rental.jobs.end_ms[job_row] = now + drawn.hours * hour_ms;
  view.rental.jobs.first_hire[job_row] = 0;
  std::uint64_t compute = 0;
  for (std::uint32_t i = taken; i-- > 0;) {  // the list starts with the first device taken
    std::uint32_t const hire = view.take_hire();
    std::uint32_t const row = view.first_hire + hire;
    std::uint32_t const device = view.first_device + allocation[i].device;
    auto const rate = view.rental.devices.ask_micro_usd_per_gpu_hour[device] * allocation[i].gpus;
    view.rental.hires.job[row] = job;
    view.rental.hires.device[row] = allocation[i].device;
    view.rental.hires.gpus[row] = static_cast<std::uint8_t>(allocation[i].gpus);
    view.rental.hires.rate_micro_usd_per_hour[row] = rate;
    view.rental.hires.escrow_micro_usd[row] = std::uint64_t{rate} * drawn.hours;
    view.rental.hires.next_of_job[row] = view.rental.jobs.first_hire[job_row];
    view.rental.jobs.first_hire[job_row] = hire + 1;
    view.rental.hires.next_of_device[row] = view.rental.devices.first_hire[device];
    view.rental.devices.first_hire[device] = hire + 1;
    view.totals.escrow_change += static_cast<std::int64_t>(view.rental.hires.escrow_micro_usd[row]);
    compute += std::uint64_t{rate} * drawn.hours;
  }
  view.totals.prepaid += compute;
  view.totals.renter_fees +=
      view.rules.fees.renter(compute, view.rental.customers.pays_in_token[view.first_customer + customer] != 0);
  view.queue.plan(EventKey::of(job_event, job), next_look_ms(view, job, now));
}

/// Returns false, with nothing changed, where the domain must first be given room for the job.
FLYWHEEL_HD inline bool on_order(DomainView& view, std::uint32_t customer, TimeMs now) {
  auto const drawn = DrawnOrder::of(view, customer);
  bool const has_job = view.rental.domains.free_job[view.domain] != 0 || view.fresh_jobs() > 0;
  if (!has_job || view.fresh_hires() < drawn.order.gpus) return false;
  matching::Allocation* const allocation =
      view.rental.domains.allocation + std::size_t{view.domain} * matching::most_gpus_per_order;
  std::uint32_t const taken = view.market.serve(drawn.order, allocation);
  view.totals.orders += 1;
  view.totals.gpu_hours_ordered += std::uint64_t{drawn.order.gpus} * drawn.hours;
  if (taken == 0) {
    view.totals.rejected += 1;
    view.totals.gpu_hours_unmet += std::uint64_t{drawn.order.gpus} * drawn.hours;
    disappoint(view, customer);
  } else {
    view.totals.served += 1;
    view.rental.customers.failures[view.first_customer + customer] = 0;
    book(view, customer, drawn, taken, now);
  }
  view.rental.customers.ordinal[view.first_customer + customer] += 1;
  if (view.rental.customers.active[view.first_customer + customer] != 0) {
    plan_order(view, customer, now);
  }
  return true;
}

}  // namespace flywheel::domain
