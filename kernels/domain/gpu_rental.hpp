#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/domain/gpu_rental/columns.hpp"
#include "kernels/domain/gpu_rental/rules.hpp"
#include "kernels/domain/gpu_rental/totals.hpp"
#include "kernels/matching/gpu_market.hpp"

namespace flywheel::domain {

/// Everything that a hire market needs, a domain for each device model of each world.
struct GpuRental {
  RentalDevices devices;
  RentalCustomers customers;
  RentalJobs jobs;
  RentalHires hires;
  RentalDomains domains;
  matching::GpuMarketColumns market;
  RentalRules const* rules;  // [domains]
  RentalTotals* totals;      // [domains] added to
  TimeMs const* until_ms;    // [worlds]
  std::uint32_t domains_per_world;
};

/// Advances every picked domain through its events before until_ms of its world, in (time, kind, row) order:
///     order   a customer asks for a gang of GPUs; served at once and prepaid, or refused
///     job     a booking ends, is paid in part, or is given back because a device was not what it claimed
///     device  a device fails, comes back, or is found out
/// A domain whose job or hire slots run out stops before the order and sets needs_room; the caller makes room and calls
/// again. One thread a domain; the result does not depend on the number of threads.
/// Source  reference io.net 4 and 5 (prices, fees, matching M-IO-4); behaviour 2, 11, 13, 14.
template <class Backend>
void advance_rentals(Backend const& on, GpuRental const& rental);

/// Gives every row that is up and has no planned event its next one, and every active customer a next order; then ranks
/// and lists the devices that are for hire. Called after the host has changed who is there or what they ask.
///     now_ms [worlds]
template <class Backend>
void refresh_rentals(Backend const& on, GpuRental const& rental, TimeMs const* now_ms);

}  // namespace flywheel::domain
