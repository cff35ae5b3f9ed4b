#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/gpu_rental.hpp"

namespace flywheel::domain {

/// An outage that takes a share of one world's devices at once.
struct SupplyShock {
  GpuRental rental;
  TimeMs const* now_ms;  // [worlds]
  double share;          // of the devices that are up
};

/// Takes down every device that is up with chance `share`, as a failure does: its hires end, and it comes back after a
/// repair. The draw is the device's own of this second, "gpu_rental/shock": who escaped one shock may be hit by the
/// next. One thread a domain. Domain  now below 2^32 s. Errors none.
template <class Backend>
void shock_supply(Backend const& on, SupplyShock const& args);

}  // namespace flywheel::domain
