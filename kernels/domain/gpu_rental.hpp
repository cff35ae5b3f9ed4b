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
///     job     a booking ends, is paid in part, or is given back in part because a device was not what it claimed
///     device  a device fails, comes back, or is found out
///     order   a customer asks for a gang of GPUs; served at once and prepaid, or refused
/// What moves, with a hire's rate r = ask x GPUs:
///     prepaid    r x whole hours into escrow, and the renter's fees on that beside it
///     paid       floor(r t / 1 h) less what was paid before, at t = each payout period and the end, from escrow to the
///                device's owner less the supplier's fees on each payment
///     refunded   what is left in escrow when a hire ends. A device that fails is paid until then, but nothing within
///     the
///                hire's first hour; one that is found out or given back gets nothing more
/// A job that has lost some of its devices goes on; one that has lost all is over, a failure to its customer like a
/// refused order. A domain whose job or hire slots run out stops before the order and sets needs_room; the caller makes
/// room and calls again. One thread a domain; the result depends neither on the number of threads nor on how the time
/// is cut into calls. Domain  ask x processors < 2^32. What was planned before a change of rules keeps its time. Source
/// reference io.net 4 and 5 (prices, fees, payments, matching M-IO-4); behaviour 2, 11, 13, 14. That clusters go
///         on without a lost device and that a device found out is not paid are assumed.
template <class Backend>
void advance_rentals(Backend const& on, GpuRental const& rental);

/// Gives every row that is up and has no planned event its next one, and every active customer a next order; then ranks
/// and lists the devices that are for hire. Called after the host has changed who is there or what they ask.
///     now_ms [worlds]
template <class Backend>
void refresh_rentals(Backend const& on, GpuRental const& rental, TimeMs const* now_ms);

}  // namespace flywheel::domain
