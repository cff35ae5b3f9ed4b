#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

struct MeasureDue {
  RentalDevices devices;  // a segment a domain
  DeviceStakes stakes;
  std::uint64_t const* target_micro_usd_per_processor_hour;  // [domains]
  std::uint32_t const* target_scale_ppb;                     // [worlds]
  std::uint64_t* due_micro_usd;                              // [device slots] out
  std::uint32_t domains_per_world;
};

/// What the incentive engine owes in one domain.
struct DueTotals {
  std::uint64_t due_micro_usd;
  std::uint64_t rows;  // that are owed anything

  FLYWHEEL_HD void merge(DueTotals const& other) {
    due_micro_usd += other.due_micro_usd;
    rows += other.rows;
  }
};

/// What the incentive engine owes every device for the hours that it has verified since it last paid.
///     due = floor(floor(target x processors x scale / 10^9) x verified_ppm_hours / 10^6)
/// Free slots, never used ones among them, and banned rows are owed 0. Nothing is reset.
/// Shape   due_micro_usd [device slots], every slot of the visited domains written; totals [domains], overwritten.
/// Domain  target x processors < 2^64. Errors  none.
/// Source  reference io.net 6, M-IO-5 (exchange::IncentiveEngine::device_due).
template <class Backend>
void measure_due(Backend const& on, MeasureDue const& args, DueTotals* totals);

struct HandOut {
  RentalDevices devices;  // a segment a domain
  DeviceStakes stakes;
  std::uint64_t const* token_share_base_units;  // [device slots] in
  std::uint64_t const* usd_share_micro;         // [device slots] in
};

/// What the incentive engine paid in one domain. Changes are summed where the columns are written.
struct HandOutTotals {
  std::uint64_t tokens_base_units;  // flow: released tokens to devices' accrued rewards
  std::uint64_t usd_micro;          // flow: fee vault to devices' earnings
  std::int64_t accrued_change;
  std::int64_t earned_change;

  FLYWHEEL_HD void merge(HandOutTotals const& other) {
    tokens_base_units += other.tokens_base_units;
    usd_micro += other.usd_micro;
    accrued_change += other.accrued_change;
    earned_change += other.earned_change;
  }
};

/// Adds every device's part of what the engine pays to what it has accrued and earned, and starts its verified hours
/// again at 0. A banned row keeps its hours: they count at the next payment if the ban is overturned.
/// Shape   shares [device slots], read for rows in use; totals [domains], overwritten.
/// Domain  shares of free slots are 0, as split_pro_rata gives to a weight of 0. Errors  none.
template <class Backend>
void hand_out(Backend const& on, HandOut const& args, HandOutTotals* totals);

}  // namespace flywheel::domain
