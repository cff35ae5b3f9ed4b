#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/gpu_rental.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

/// What is done to the devices of one domain once a day. A column over domains.
struct TendRules {
  std::uint64_t seed;
  std::uint64_t minimum_stake_base_units_per_processor;
  std::uint64_t stake_budget_base_units;     // bought by owners for this domain's stakes in the last trade
  std::uint64_t co_stake_budget_base_units;  // put up by token holders
  TimeMs cooldown_ms;
  TimeMs appeal_ms;
  double overturned_share;  // of appeals against a ban of a row without disguise
  std::uint32_t co_staked_ppm;
  std::uint32_t slashed_stake_ppm;
  std::uint32_t slashed_accrued_ppm;
  std::uint32_t ask_change_ppm;  // every ask x this / 10^6, floored
  std::uint32_t least_ask_micro_usd_per_gpu_hour;
};

struct TendDevices {
  GpuRental rental;
  DeviceStakes stakes;
  OperatorColumns operators;
  TendRules const* rules;  // [domains]
  TimeMs const* now_ms;    // [worlds]
};

/// What moved and who is where in one domain. Changes are summed where the columns are written.
struct TendTotals {
  std::uint64_t topped_up;           // flow: bought tokens into stakes
  std::uint64_t co_staked;           // flow: holders' tokens into stakes
  std::uint64_t unlocked;            // flow: stakes to operators' tokens
  std::uint64_t co_stakes_returned;  // flow: stakes back to holders
  std::uint64_t burned_stakes;       // flow: burn
  std::uint64_t burned_accrued;      // flow: burn
  std::uint64_t released_accrued;    // flow: accrued rewards of rows that end, to operators' tokens
  std::uint64_t last_earnings;       // flow: device earnings of rows that end, to operators' cash
  std::int64_t stakes_change;
  std::int64_t accrued_change;
  std::int64_t earned_change;
  std::int64_t tokens_change;
  std::int64_t cash_change;

  std::uint64_t withdrawn;                 // rows that began to cool
  std::uint64_t ended;                     // rows freed
  std::uint64_t overturned;                // bans undone
  std::uint64_t honest_burned_base_units;  // of what was burned: what rows without disguise lost
  std::uint64_t ask_sum;                   // micro-USD, of rows up
  std::uint64_t in_state[5];               // rows by DeviceState; absent ones are not counted
  std::uint64_t up_by_disguise[disguises];
  std::uint64_t up_gpus;
  std::uint64_t up_real_gpus;  // of rows without disguise
  std::uint64_t hired_gpus;

  FLYWHEEL_HD void merge(TendTotals const& other) {
    auto* const mine = reinterpret_cast<std::uint64_t*>(this);
    auto const* const theirs = reinterpret_cast<std::uint64_t const*>(&other);
    for (unsigned i = 0; i < sizeof(TendTotals) / sizeof(std::uint64_t); ++i) mine[i] += theirs[i];
  }
};

/// Goes through the devices of every picked domain once:
///     up, down   withdrawn where the owner leaves and nothing is hired; else, where the owner stays, the stake is
///                topped up as far as both of the domain's budgets reach, and the ask moves
///     cooling    after the cooldown the stake is free again, and so is the row
///     banned     after the appeal: given back where the ban was wrong and is overturned, else the slashed shares are
///                burned, the rest is free, and so is the row
///     top-up     missing = minimum - staked: floor(missing x co_staked_ppm / 10^6) from holders, the rest bought; the
///                whole of it or nothing
///     freed      floor(unburned stake x co_staked_ppm / 10^6) to holders; the rest of the stake, accrued rewards and
///                earnings to the owner
/// A row of an owner who leaves goes on until a day finds it without hires. A ban that is overturned leaves the row up,
/// without a planned event and unlisted: refresh_rentals sees to both, as to every changed ask.
/// One thread a domain.
/// Shape   now_ms [worlds]; totals [domains], overwritten.
/// Domain  operators.rows is by world; ask x ask_change < 2^63. Errors  none: every quotient is floored.
/// Source  reference io.net 3; that holders share in the stake alone when a row ends is assumed.
template <class Backend>
void tend_devices(Backend const& on, TendDevices const& args, TendTotals* totals);

}  // namespace flywheel::domain
