#pragma once

#include <cstdint>

#include "kernels/domain/gpu_rental/domain_view.hpp"

namespace flywheel::domain {

inline constexpr TimeMs hour_ms = 3'600'000;

/// What a hire's whole booking costs: rate x hours; whole hours are prepaid.
FLYWHEEL_HD inline std::uint64_t booking_micro_usd(DomainView const& view, std::uint32_t hire) {
  std::uint32_t const row = view.first_hire + hire;
  std::uint32_t const job = view.first_job + view.rental.hires.job[row];
  auto const hours =
      static_cast<std::uint64_t>((view.rental.jobs.end_ms[job] - view.rental.jobs.start_ms[job]) / hour_ms);
  return view.rental.hires.rate_micro_usd_per_hour[row] * hours;
}

/// What a hire has earned after so long: floor(rate x elapsed / 1 h), without the product's overflow.
FLYWHEEL_HD inline std::uint64_t earned_micro_usd(std::uint32_t rate_micro_usd_per_hour, TimeMs elapsed_ms) {
  auto const hours = static_cast<std::uint64_t>(elapsed_ms / hour_ms);
  auto const rest_ms = static_cast<std::uint64_t>(elapsed_ms % hour_ms);
  return rate_micro_usd_per_hour * hours + rate_micro_usd_per_hour * rest_ms / static_cast<std::uint64_t>(hour_ms);
}

/// Counts the time since the last payout, or since the start. Every hire is counted at each payout and when it ends.
FLYWHEEL_HD inline void count_hired_time(DomainView const& view, std::uint32_t hire, TimeMs now) {
  std::uint32_t const row = view.first_hire + hire;
  TimeMs const elapsed = now - view.rental.jobs.start_ms[view.first_job + view.rental.hires.job[row]];
  TimeMs const since_payout = elapsed > 0 ? (elapsed - 1) % view.rules.payout_every_ms + 1 : 0;
  view.totals.hired_gpu_ms += view.rental.hires.gpus[row] * static_cast<std::uint64_t>(since_payout);
}

/// Moves what has been earned by `now` and not yet been paid from escrow to the device's owner, less the owner's fees.
FLYWHEEL_HD inline void pay_hire(DomainView const& view, std::uint32_t hire, TimeMs now) {
  std::uint32_t const row = view.first_hire + hire;
  std::uint32_t const job = view.first_job + view.rental.hires.job[row];
  std::uint32_t const device = view.first_device + view.rental.hires.device[row];
  std::uint64_t& escrow = view.rental.hires.escrow_micro_usd[row];
  std::uint64_t const paid_before = booking_micro_usd(view, hire) - escrow;
  std::uint64_t const payment =
      earned_micro_usd(view.rental.hires.rate_micro_usd_per_hour[row], now - view.rental.jobs.start_ms[job]) -
      paid_before;
  std::uint64_t const fees = view.rules.fees.supplier(payment, view.rental.devices.paid_in_token[device] != 0);
  count_hired_time(view, hire, now);
  escrow -= payment;
  view.rental.devices.earned_micro_usd[device] += payment - fees;
  view.totals.supplier_gross += payment;
  view.totals.supplier_fees += fees;
  view.totals.escrow_change -= static_cast<std::int64_t>(payment);
  view.totals.earned_change += static_cast<std::int64_t>(payment - fees);
}

FLYWHEEL_HD inline void unlink_from_device(DomainView const& view, std::uint32_t hire) {
  std::uint32_t const device = view.first_device + view.rental.hires.device[view.first_hire + hire];
  std::uint32_t* link = view.rental.devices.first_hire + device;
  while (*link != hire + 1) link = view.rental.hires.next_of_device + view.first_hire + *link - 1;
  *link = view.rental.hires.next_of_device[view.first_hire + hire];
}

FLYWHEEL_HD inline void unlink_from_job(DomainView const& view, std::uint32_t hire) {
  std::uint32_t const job = view.first_job + view.rental.hires.job[view.first_hire + hire];
  std::uint32_t* link = view.rental.jobs.first_hire + job;
  while (*link != hire + 1) link = view.rental.hires.next_of_job + view.first_hire + *link - 1;
  *link = view.rental.hires.next_of_job[view.first_hire + hire];
}

/// Ends a hire: what is left in escrow goes back to the customer, the GPUs become free where the device is up.
FLYWHEEL_HD inline void end_hire(DomainView const& view, std::uint32_t hire) {
  std::uint32_t const row = view.first_hire + hire;
  std::uint64_t& escrow = view.rental.hires.escrow_micro_usd[row];
  view.totals.refunded += escrow;
  view.totals.escrow_change -= static_cast<std::int64_t>(escrow);
  escrow = 0;
  unlink_from_device(view, hire);
  unlink_from_job(view, hire);
  view.market.release(view.rental.hires.device[row], view.rental.hires.gpus[row]);
  view.free_hire(hire);
}

/// Ends a hire for which its device's owner gets nothing more.
FLYWHEEL_HD inline void forfeit_hire(DomainView const& view, std::uint32_t hire, TimeMs now) {
  count_hired_time(view, hire, now);
  end_hire(view, hire);
}

/// Ends a job whose hires are all gone.
FLYWHEEL_HD inline void close_job(DomainView& view, std::uint32_t job) {
  view.queue.cancel(EventKey::of(job_event, job));
  view.free_job(job);
}

/// Whether a customer leaves after another failure. Each failure in a row has a draw of its own.
FLYWHEEL_HD inline bool gives_up(DomainView const& view, std::uint32_t customer, std::uint32_t failures_in_a_row) {
  auto draws = view.customer_draws(customer, Stream{"gpu_rental/churn"});
  for (std::uint32_t earlier = 1; earlier < failures_in_a_row; ++earlier) draws.uniform();
  return view.rules.churn.leaves(draws, failures_in_a_row);
}

/// One more failed order in a row; the customer leaves where it was one too many.
FLYWHEEL_HD inline void disappoint(DomainView& view, std::uint32_t customer) {
  std::uint32_t const row = view.first_customer + customer;
  std::uint8_t& failures = view.rental.customers.failures[row];
  if (view.rental.customers.active[row] == 0) return;
  if (failures < UINT8_MAX) ++failures;
  if (!gives_up(view, customer, failures)) return;
  view.rental.customers.active[row] = 0;
  view.queue.cancel(EventKey::of(order_event, customer));
  view.totals.customers_lost += 1;
}

}  // namespace flywheel::domain
