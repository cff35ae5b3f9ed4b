#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/gpu_rental.hpp"
#include "kernels/domain/gpu_rental/orders.hpp"

namespace flywheel::domain {

struct AdvanceRental {
  GpuRental rental;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    DomainView view{rental, domain};
    TimeMs const until = rental.until_ms[domain / rental.domains_per_world];
    while (view.queue.has_event_before(until)) {
      auto const event = view.queue.least();
      if (event.key.kind() == job_event) {
        on_job(view, event.key.row(), event.time_ms);
      } else if (event.key.kind() == device_event) {
        on_device(view, event.key.row(), event.time_ms);
      } else if (!on_order(view, event.key.row(), event.time_ms)) {
        rental.domains.needs_room[domain] = 1;
        return;
      }
    }
  }
};

/// Plans the events of rows that the host has added or brought back.
struct RefreshRental {
  GpuRental rental;
  TimeMs const* now_ms;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    DomainView view{rental, domain};
    TimeMs const now = now_ms[domain / rental.domains_per_world];
    for (std::uint32_t device = 0; device < rental.devices.rows.used[domain]; ++device) {
      bool const planned = rental.devices.event_place[view.first_device + device] != 0;
      if (view.state(device) == DeviceState::up && !planned) plan_fate(view, device, now);
    }
    for (std::uint32_t customer = 0; customer < rental.customers.rows.used[domain]; ++customer) {
      bool const planned = rental.customers.event_place[view.first_customer + customer] != 0;
      if (rental.customers.active[view.first_customer + customer] != 0 && !planned) plan_order(view, customer, now);
    }
  }
};

template <class Backend>
void advance_rentals(Backend const& on, GpuRental const& rental) {
  OpWatch const watch{on, "advance_rentals"};
  for_each_segment(on, rental.devices.rows, AdvanceRental{rental});
}

template <class Backend>
void refresh_rentals(Backend const& on, GpuRental const& rental, TimeMs const* now_ms) {
  OpWatch const watch{on, "refresh_rentals"};
  for_each_segment(on, rental.devices.rows, RefreshRental{rental, now_ms});
  matching::list_devices(on, rental.market);
}

}  // namespace flywheel::domain
