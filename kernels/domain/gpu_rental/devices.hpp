#pragma once

#include <cstdint>

#include "kernels/base/distributions.hpp"
#include "kernels/domain/gpu_rental/hires.hpp"

namespace flywheel::domain {

/// When a device next fails and when it is found out: competing hazards, drawn from the device's own stream, so that
/// the event can ask again which of the two it was.
struct DeviceFate {
  TimeMs fails_after_ms;
  TimeMs found_out_after_ms;

  FLYWHEEL_HD static DeviceFate of(DomainView const& view, std::uint32_t device) {
    std::uint32_t const row = view.first_device + device;
    auto draws = view.device_draws(device, Stream{"gpu_rental/fate"});
    auto const fails = view.rules.failures.next_failure_ms(draws, view.rental.devices.processors[row],
                                                           view.rental.devices.lemon[row] != 0);
    double const hazard = view.rules.detection_per_hour[view.rental.devices.disguise[row]];
    TimeMs const found_out = hazard > 0 ? exponential_ms(draws, hour_ms / hazard) : never_ms;
    return {fails, found_out};
  }
  FLYWHEEL_HD TimeMs first_ms() const {
    return fails_after_ms < found_out_after_ms ? fails_after_ms : found_out_after_ms;
  }
};

FLYWHEEL_HD inline void plan_fate(DomainView& view, std::uint32_t device, TimeMs now) {
  TimeMs const after = DeviceFate::of(view, device).first_ms();
  view.queue.plan(EventKey::of(device_event, device), after == never_ms ? never_ms : now + after);
}

/// Why a device leaves the market.
enum class Loss { failed, found_out };

/// Ends one hire of a device that is gone. A failed device has earned its time, but nothing where it stops within the
/// hire's first hour; one that was found out forfeits what has not been paid yet.
FLYWHEEL_HD inline void lose_hire(DomainView& view, std::uint32_t hire, Loss why, TimeMs now) {
  std::uint32_t const job = view.first_job + view.rental.hires.job[view.first_hire + hire];
  view.totals.jobs_broken += 1;
  if (why == Loss::found_out || now - view.rental.jobs.start_ms[job] < hour_ms) {
    forfeit_hire(view, hire, now);
    return;
  }
  pay_hire(view, hire, now);
  end_hire(view, hire);
}

/// Ends every hire of a device that is no longer there. A job that has lost all of its devices is over and its customer
/// disappointed; one that keeps some goes on, as clusters do.
FLYWHEEL_HD inline void lose_hires(DomainView& view, std::uint32_t device, Loss why, TimeMs now) {
  std::uint32_t const row = view.first_device + device;
  while (view.rental.devices.first_hire[row] != 0) {
    std::uint32_t const hire = view.rental.devices.first_hire[row] - 1;
    std::uint32_t const job = view.rental.hires.job[view.first_hire + hire];
    lose_hire(view, hire, why, now);
    if (view.rental.jobs.first_hire[view.first_job + job] != 0) continue;
    disappoint(view, view.rental.jobs.customer[view.first_job + job]);
    close_job(view, job);
  }
}

/// Takes a device out of the market.
FLYWHEEL_HD inline void take_down(DomainView& view, std::uint32_t device, Loss why, TimeMs now) {
  view.market.take_away(device);
  view.set_state(device, why == Loss::failed ? DeviceState::down : DeviceState::banned);
  view.rental.devices.since_ms[view.first_device + device] = now;
  lose_hires(view, device, why, now);
}

FLYWHEEL_HD inline void ban(DomainView& view, std::uint32_t device, TimeMs now) {
  if (view.disguise(device) == Disguise::none) {
    view.totals.wrongly_banned += 1;
  } else {
    view.totals.caught += 1;
  }
  take_down(view, device, Loss::found_out, now);
  view.queue.cancel(EventKey::of(device_event, device));
}

FLYWHEEL_HD inline void come_up(DomainView& view, std::uint32_t device, TimeMs now) {
  view.set_state(device, DeviceState::up);
  view.rental.devices.since_ms[view.first_device + device] = now;
  view.market.make_available(device);
  plan_fate(view, device, now);
}

/// A device fails and is under repair from now on.
FLYWHEEL_HD inline void fail(DomainView& view, std::uint32_t device, TimeMs now) {
  view.totals.failures += 1;
  take_down(view, device, Loss::failed, now);
  auto draws = view.device_draws(device, Stream{"gpu_rental/repair"});
  view.queue.plan(EventKey::of(device_event, device), now + view.rules.failures.repair_ms(draws));
}

FLYWHEEL_HD inline void on_device(DomainView& view, std::uint32_t device, TimeMs now) {
  std::uint32_t const row = view.first_device + device;
  if (view.state(device) == DeviceState::down) {
    view.rental.devices.ordinal[row] += 1;
    view.totals.repairs += 1;
    come_up(view, device, now);
    return;
  }
  auto const fate = DeviceFate::of(view, device);
  if (fate.found_out_after_ms < fate.fails_after_ms) {
    ban(view, device, now);
    return;
  }
  fail(view, device, now);
}

}  // namespace flywheel::domain
