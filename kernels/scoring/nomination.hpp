#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/base/platform.hpp"
#include "kernels/scoring/io_net_score.hpp"

namespace flywheel::scoring {

enum class Check : std::uint8_t { failed, passed };

/// What the network knows of a device at the start of an hour.
struct NominationFacts {
  TimeMs uptime_ms;  // since the last restart
  std::uint64_t staked_base_units;
  std::uint64_t minimum_stake_base_units;
  std::uint32_t multiplier_x100;
  std::uint32_t tier;  // of connectivity, 0 to 4
  Check address;       // a valid self-custodial address
  Check support;       // neither terminated nor unsupported
};

/// Which devices may earn the hour's block: all six conditions hold.
///     nominated = uptime >= needed, staked >= minimum, address, support, multiplier > 0, tier > 0
/// Shape   facts -> bool. Units   milliseconds, base units. Domain  all facts. Errors  none.
/// Source  io.net, "Block rewards: Overview": green for the previous 5 hours (another page: 3 to 5).
struct Nomination {
  TimeMs needed_uptime_ms = 5 * 3'600'000;

  FLYWHEEL_HD constexpr bool operator()(NominationFacts const& facts) const {
    return facts.uptime_ms >= needed_uptime_ms && facts.staked_base_units >= facts.minimum_stake_base_units &&
           facts.address == Check::passed && facts.support == Check::passed && facts.multiplier_x100 > 0 &&
           facts.tier > 0;
  }
};

/// What is tested again when the block is about to close.
struct ClosingFacts {
  Check uptime;
  Check proof_of_work;
  Check proof_of_time_lock;
  Hired hired;
};

enum class TimeLockRule : std::uint8_t { not_required, required };

/// Which nominated devices are paid: uptime holds, and work is proved unless the device was hired, which exempts it.
///     paid = uptime, (proof of work or hired), (proof of time-lock where required)
/// Shape   facts -> bool. Domain  all facts. Errors  none.
/// Source  io.net, "Block rewards: Overview" ("Exempt-Hired"). A time-lock is required from head nodes and may run on
///         hired workers; by default it is assumed not to decide.
struct BlockCompletion {
  TimeLockRule time_lock = TimeLockRule::not_required;  // assumed

  FLYWHEEL_HD constexpr bool operator()(ClosingFacts const& facts) const {
    bool const has_worked = facts.proof_of_work == Check::passed || facts.hired == Hired::yes;
    bool const was_locked = time_lock == TimeLockRule::not_required || facts.proof_of_time_lock == Check::passed;
    return facts.uptime == Check::passed && has_worked && was_locked;
  }
};

}  // namespace flywheel::scoring
