#pragma once

#include <cstdint>

#include "kernels/base/event_queue.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/matching/gpu_market.hpp"

namespace flywheel::domain {

/// Where a device row stands. Rows keep their slot until their stake is settled.
enum class DeviceState : std::uint8_t {
  absent,   // a free slot
  up,       // connected, listed for hire
  down,     // failed, under repair
  cooling,  // withdrawn by its owner: unbonding, earns nothing
  banned,   // found out: stake confiscated, waiting for the appeal to end
};

/// What a row claims against what stands behind it.
enum class Disguise : std::uint8_t {
  none,           // the device that it says
  inflated,       // a weaker card reported as a better model
  copy,           // one more copy of a device that is already listed
  for_test_only,  // switched on for the hourly test alone
  self_hired,     // a weaker card that its owner hires, because a hired device is not tested
};
inline constexpr std::uint32_t disguises = 5;

/// Devices of one model in one world: a segment is a domain. Rows refer to rows of their own domain by place.
/// Units   micro-USD for `_micro_usd`, base units of the network's token for `_base_units`, ms since the start.
/// An absent row's first_hire links the domain's free slots.
struct RentalDevices {
  Segments rows;
  std::uint32_t* id;            // entity inside the world, for random draws
  std::uint32_t* operator_row;  // owner, place in the world's operators
  std::uint32_t* ordinal;       // random draws made so far
  std::uint32_t* event_place;
  std::uint32_t* first_hire;  // 1 + place of the newest hire of this device, 0 for none
  std::uint32_t* ask_micro_usd_per_gpu_hour;
  std::uint8_t* state;     // DeviceState
  std::uint8_t* disguise;  // Disguise
  std::uint8_t* lemon;     // 1: fails more often by the class's factor
  std::uint8_t* region;
  std::uint8_t* tier;  // 1 to 4
  std::uint8_t* processors;
  std::uint8_t* hired_gpus;
  std::uint8_t* paid_in_token;      // 1: the owner takes payment in the network's own token
  TimeMs* since_ms;                 // when the row came into its state
  std::uint64_t* earned_micro_usd;  // paid for hires, not yet collected by the owner
};

static_assert(static_cast<int>(DeviceState::absent) == static_cast<int>(matching::Offered::nowhere));
static_assert(static_cast<int>(DeviceState::up) == static_cast<int>(matching::Offered::for_hire));

/// The devices as their market sees them.
inline matching::GpuMarketColumns market_columns(RentalDevices const& devices, matching::GpuListing const& listing) {
  return {devices.rows,       devices.id,         devices.ask_micro_usd_per_gpu_hour,
          devices.state,      devices.region,     devices.tier,
          devices.processors, devices.hired_gpus, listing};
}

/// Customers who want this model. A customer who left keeps the row.
struct RentalCustomers {
  Segments rows;
  std::uint32_t* id;
  std::uint32_t* ordinal;
  std::uint32_t* event_place;
  std::uint8_t* active;
  std::uint8_t* failures;       // orders that failed in a row
  std::uint8_t* pays_in_token;  // 1: pays in the network's own token
};

/// Running jobs. Free slots form a list through next_free.
struct RentalJobs {
  Segments rows;
  std::uint32_t* customer;  // place in the domain's customers
  std::uint32_t* event_place;
  std::uint32_t* first_hire;  // 1 + place of the job's newest hire
  std::uint32_t* next_free;   // 1 + place of the next free slot
  std::uint32_t* ordinal;     // of the customer's order, for random draws
  TimeMs* start_ms;
  TimeMs* end_ms;
};

/// One device's part in one job, prepaid into escrow for the whole booking.
struct RentalHires {
  Segments rows;
  std::uint32_t* job;
  std::uint32_t* device;
  std::uint32_t* next_of_job;     // 1 + place; links free slots too
  std::uint32_t* next_of_device;  // 1 + place
  std::uint8_t* gpus;
  std::uint32_t* rate_micro_usd_per_hour;
  std::uint64_t* escrow_micro_usd;  // not yet paid to the supplier nor refunded
};

/// The domains' own rows: one slot a domain.
struct RentalDomains {
  std::uint32_t* free_device;  // 1 + place of the first free device slot, 0: take a fresh one
  std::uint32_t* free_job;     // the same for jobs
  std::uint32_t* free_hire;    // the same for hires
  std::uint32_t* pending;      // events in the queue
  std::uint8_t* needs_room;    // 1: stopped before an order because jobs or hires ran out of slots
  PlannedEvent* queue;         // [slots of the event table]
  std::uint32_t const* queue_offsets;
  matching::Allocation* allocation;  // [domains x most_gpus_per_order] room for one order's devices
};

}  // namespace flywheel::domain
