#pragma once

#include <cstdint>

#include "kernels/base/event_queue.hpp"
#include "kernels/base/random.hpp"
#include "kernels/domain/gpu_rental.hpp"

namespace flywheel::domain {

/// Kinds of event, in the order in which coinciding events happen: what frees devices comes first.
enum EventKind : std::uint32_t { job_event = 0, device_event = 1, order_event = 2 };

/// One domain as its thread sees it: every table's rows counted from the domain's first.
struct DomainView {
  GpuRental const& rental;
  std::uint32_t domain;
  std::uint32_t first_device;
  std::uint32_t first_customer;
  std::uint32_t first_job;
  std::uint32_t first_hire;
  RentalRules const& rules;
  RentalTotals& totals;
  matching::GpuMarket market;
  EventQueue queue;

  FLYWHEEL_HD DomainView(GpuRental const& all, std::uint32_t which)
      : rental{all},
        domain{which},
        first_device{all.devices.rows.first(which)},
        first_customer{all.customers.rows.first(which)},
        first_job{all.jobs.rows.first(which)},
        first_hire{all.hires.rows.first(which)},
        rules{all.rules[which]},
        totals{all.totals[which]},
        market{all.market, which},
        queue{} {
    queue.heap = all.domains.queue + all.domains.queue_offsets[which];
    queue.place[job_event] = all.jobs.event_place + first_job;
    queue.place[device_event] = all.devices.event_place + first_device;
    queue.place[order_event] = all.customers.event_place + first_customer;
    queue.size = all.domains.pending + which;
  }

  FLYWHEEL_HD DeviceState state(std::uint32_t device) const {
    return static_cast<DeviceState>(rental.devices.state[first_device + device]);
  }
  FLYWHEEL_HD void set_state(std::uint32_t device, DeviceState next) const {
    rental.devices.state[first_device + device] = static_cast<std::uint8_t>(next);
  }
  FLYWHEEL_HD Disguise disguise(std::uint32_t device) const {
    return static_cast<Disguise>(rental.devices.disguise[first_device + device]);
  }
  FLYWHEEL_HD Draws device_draws(std::uint32_t device, Stream stream) const {
    std::uint32_t const row = first_device + device;
    return {rules.seed, rental.devices.id[row], rental.devices.ordinal[row], stream};
  }
  FLYWHEEL_HD Draws customer_draws(std::uint32_t customer, Stream stream) const {
    std::uint32_t const row = first_customer + customer;
    return {rules.seed, rental.customers.id[row], rental.customers.ordinal[row], stream};
  }

  /// Slots that a new job or hire can take: the free list, then fresh ones.
  FLYWHEEL_HD std::uint32_t fresh_jobs() const { return fresh_slots(rental.jobs.rows); }
  FLYWHEEL_HD std::uint32_t fresh_hires() const { return fresh_slots(rental.hires.rows); }

  FLYWHEEL_HD std::uint32_t take_device() const {
    return take(rental.domains.free_device[domain], rental.devices.first_hire + first_device, rental.devices.rows);
  }
  FLYWHEEL_HD void free_device(std::uint32_t device) const {
    rental.devices.first_hire[first_device + device] = rental.domains.free_device[domain];
    rental.domains.free_device[domain] = device + 1;
  }
  /// A customer who left keeps the row, so rows are always fresh.
  FLYWHEEL_HD std::uint32_t take_customer() const {
    return const_cast<std::uint32_t*>(rental.customers.rows.used)[domain]++;
  }
  FLYWHEEL_HD std::uint32_t take_job() const {
    return take(rental.domains.free_job[domain], rental.jobs.next_free + first_job, rental.jobs.rows);
  }
  FLYWHEEL_HD std::uint32_t take_hire() const {
    return take(rental.domains.free_hire[domain], rental.hires.next_of_job + first_hire, rental.hires.rows);
  }
  FLYWHEEL_HD void free_job(std::uint32_t job) const {
    rental.jobs.next_free[first_job + job] = rental.domains.free_job[domain];
    rental.domains.free_job[domain] = job + 1;
  }
  FLYWHEEL_HD void free_hire(std::uint32_t hire) const {
    rental.hires.next_of_job[first_hire + hire] = rental.domains.free_hire[domain];
    rental.domains.free_hire[domain] = hire + 1;
  }

 private:
  FLYWHEEL_HD std::uint32_t fresh_slots(Segments const& rows) const {
    return rows.offsets[domain + 1] - rows.offsets[domain] - rows.used[domain];
  }
  FLYWHEEL_HD std::uint32_t take(std::uint32_t& first_free, std::uint32_t const* next, Segments const& rows) const {
    if (first_free == 0) return const_cast<std::uint32_t*>(rows.used)[domain]++;
    std::uint32_t const slot = first_free - 1;
    first_free = next[slot];
    return slot;
  }
};

}  // namespace flywheel::domain
