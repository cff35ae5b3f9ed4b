#pragma once

#include <cstdint>

#include "kernels/domain/gpu_rental/devices.hpp"

namespace flywheel::domain {

/// When a job must next be looked at: its end, its next part payment, or the complaint about a disguised device.
FLYWHEEL_HD inline TimeMs next_look_ms(DomainView const& view, std::uint32_t job, TimeMs now) {
  std::uint32_t const row = view.first_job + job;
  TimeMs const start = view.rental.jobs.start_ms[row];
  TimeMs const every = view.rules.payout_every_ms;
  TimeMs const payout = start + ((now - start) / every + 1) * every;
  TimeMs const end = view.rental.jobs.end_ms[row];
  TimeMs const next = payout < end ? payout : end;
  TimeMs const complaint = start + view.rules.complaint_after_ms;
  if (complaint <= now || complaint > next) return next;
  for (std::uint32_t hire = view.rental.jobs.first_hire[row]; hire != 0;
       hire = view.rental.hires.next_of_job[view.first_hire + hire - 1]) {
    if (view.disguise(view.rental.hires.device[view.first_hire + hire - 1]) != Disguise::none) return complaint;
  }
  return next;
}

/// The customer has found that some of the devices are not what they claimed and gives them back: what has not been
/// paid yet is refunded. Some are reported, and what is reported is banned.
FLYWHEEL_HD inline void complain(DomainView& view, std::uint32_t job, TimeMs now) {
  std::uint32_t const customer = view.first_customer + view.rental.jobs.customer[view.first_job + job];
  Draws draws{view.rules.seed, view.rental.customers.id[customer], view.rental.jobs.ordinal[view.first_job + job],
              Stream{"gpu_rental/report"}};
  std::uint32_t hire = view.rental.jobs.first_hire[view.first_job + job];
  while (hire != 0) {
    std::uint32_t const row = view.first_hire + hire - 1;
    std::uint32_t const device = view.rental.hires.device[row];
    std::uint32_t const next = view.rental.hires.next_of_job[row];
    if (view.disguise(device) != Disguise::none) {
      view.totals.hires_of_disguised += 1;
      forfeit_hire(view, hire - 1, now);
      if (draws.uniform() < view.rules.report_share) ban(view, device, now);
    }
    hire = next;
  }
}

FLYWHEEL_HD inline void pay_hires(DomainView const& view, std::uint32_t job, TimeMs now) {
  for (std::uint32_t hire = view.rental.jobs.first_hire[view.first_job + job]; hire != 0;
       hire = view.rental.hires.next_of_job[view.first_hire + hire - 1]) {
    pay_hire(view, hire - 1, now);
  }
}

/// A booking ends, is paid in part, or its customer looks at what was delivered.
FLYWHEEL_HD inline void on_job(DomainView& view, std::uint32_t job, TimeMs now) {
  std::uint32_t const row = view.first_job + job;
  if (now == view.rental.jobs.start_ms[row] + view.rules.complaint_after_ms) {
    complain(view, job, now);
    if (view.rental.jobs.first_hire[row] == 0) {
      disappoint(view, view.rental.jobs.customer[row]);
      close_job(view, job);
      return;
    }
  }
  bool const ends = now >= view.rental.jobs.end_ms[row];
  if (ends || (now - view.rental.jobs.start_ms[row]) % view.rules.payout_every_ms == 0) pay_hires(view, job, now);
  if (!ends) {
    view.queue.plan(EventKey::of(job_event, job), next_look_ms(view, job, now));
    return;
  }
  while (view.rental.jobs.first_hire[row] != 0) end_hire(view, view.rental.jobs.first_hire[row] - 1);
  close_job(view, job);
}

}  // namespace flywheel::domain
