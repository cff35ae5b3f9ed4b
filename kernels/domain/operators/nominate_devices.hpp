#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

/// What a device of one domain must meet to be paid for a block. A column over domains.
struct NominationRules {
  std::uint64_t seed;          // of the world
  std::uint32_t first_entity;  // of the domain's slots inside the world, for draws of one word a slot and block
  std::uint32_t multiplier_hundredths;
  std::uint64_t minimum_stake_base_units_per_processor;
  TimeMs uptime_ms;
  std::uint8_t exempt_when_hired;
  std::uint32_t reject_threshold[disguises];  // of 2^32: fails the block's puzzles. 0 where they are not enforced
  std::uint32_t unhired_ppm_hours;            // what a passed block adds to the row's verified hours
  std::uint32_t hired_ppm_hours;              // the same where it is hired; both 0 while no incentive engine runs
};

/// What nomination found in one domain.
struct NominationTotals {
  std::uint64_t nominated;
  std::uint64_t failed;            // nominated, failed the puzzles
  std::uint64_t passed_disguised;  // disguised rows that will be paid
  std::uint64_t exempt;            // passed because hired
  std::uint64_t failed_honest;     // failed without a disguise

  FLYWHEEL_HD void merge(NominationTotals const& other) {
    nominated += other.nominated;
    failed += other.failed;
    passed_disguised += other.passed_disguised;
    exempt += other.exempt;
    failed_honest += other.failed_honest;
  }
};

struct NominateDevices {
  RentalDevices devices;
  DeviceStakes stakes;
  NominationRules const* rules;  // [domains]
  TimeMs const* now_ms;          // [worlds] when the block closes
  std::uint32_t const* block;    // [worlds]
  std::uint32_t domains_per_world;
  std::uint8_t* reward_key;  // [device slots] out, see RewardKey
};

/// Rows of one domain whose key is the same have the same score. The key of a row that is paid nothing is `none`.
struct RewardKey {
  static constexpr std::uint8_t none = 255;
  static constexpr std::uint32_t keys = 128;
  static constexpr std::uint32_t most_processors = 16;

  FLYWHEEL_HD static constexpr std::uint8_t of(std::uint32_t tier, std::uint32_t processors, bool hired) {
    return static_cast<std::uint8_t>((tier - 1) | (hired ? 4U : 0U) | (processors - 1) << 3);
  }
  FLYWHEEL_HD static constexpr std::uint32_t tier(std::uint32_t key) { return 1 + (key & 3); }
  FLYWHEEL_HD static constexpr bool hired(std::uint32_t key) { return (key & 4) != 0; }
  FLYWHEEL_HD static constexpr std::uint32_t processors(std::uint32_t key) { return 1 + (key >> 3); }
};

/// Writes the reward key of every device: who is nominated and passes the block's tests.
///     nominated = up for `uptime` without a break, stake met, multiplier > 0, tier > 0
///     paid      = nominated and (hired and exempt, or the puzzles are solved)
///     verified += paid x (hired ? hired_ppm_hours : unhired_ppm_hours), at most 2^32 - 1; untouched where both are 0
/// A self-hired row counts as hired. The draw of a row is the word of (slot, block): a slot holds one device at a
/// block, so no word serves twice.
/// Shape   now_ms, block [worlds]; reward_key [device slots], written for every row in use; totals [domains],
///         overwritten.
/// Domain  tier <= 4, 1 <= processors <= 16 of rows that are up; minimum stake x processors < 2^63.
/// Errors  none.
/// Source  reference io.net 2.1, 2.2.
template <class Backend>
void nominate_devices(Backend const& on, NominateDevices const& args, NominationTotals* totals);

}  // namespace flywheel::domain
