#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/gpu_rental.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

/// A device that enters, as the host has drawn it.
struct EnteringDevice {
  std::uint32_t id;
  std::uint32_t operator_row;
  std::uint32_t ask_micro_usd_per_gpu_hour;
  std::uint8_t disguise;
  std::uint8_t lemon;
  std::uint8_t region;
  std::uint8_t tier;
  std::uint8_t processors;
  std::uint8_t paid_in_token;
  std::uint8_t unused[2];           // keeps every byte defined
  std::uint64_t staked_base_units;  // at genesis; later stakes are bought
};

/// A customer who enters.
struct EnteringCustomer {
  std::uint32_t id;
  std::uint32_t pays_in_token;
};

/// Everyone who enters, grouped by domain.
struct EnteringAgents {
  EnteringDevice const* devices;
  std::uint32_t const* device_offsets;  // [domains + 1]
  EnteringCustomer const* customers;
  std::uint32_t const* customer_offsets;  // [domains + 1]
};

/// Writes entering devices into free slots, those that others left first, and customers into fresh ones: up and active,
/// with nothing accrued, earned, verified or planned; one that its owner hires has no GPU left for others. Their first
/// events are planned by refresh_rentals.
/// Shape   now_ms [worlds]; adds to `used` of the devices' and customers' segments.
/// Domain  every domain has room: fresh slots for all who enter. Errors  none.
template <class Backend>
void place_agents(Backend const& on, GpuRental const& rental, DeviceStakes const& stakes,
                  EnteringAgents const& entering, TimeMs const* now_ms);

}  // namespace flywheel::domain
