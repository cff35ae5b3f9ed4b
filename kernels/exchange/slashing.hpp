#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/exchange/fees.hpp"

namespace flywheel::exchange {

/// What a cheater may lose.
struct Slashable {
  std::uint64_t stake_base_units;
  std::uint64_t accrued_base_units;
};

/// Confiscated, not yet burned: an appeal may still give it back.
struct PendingSlash {
  Slashable held;
  TimeMs final_at_ms;

  FLYWHEEL_HD constexpr bool is_final(TimeMs now) const { return now >= final_at_ms; }
};

/// Cuts stake and accrued rewards, holds the cut for an appeal, then burns it.
///     held = (floor(stake x stake_share), floor(accrued x accrued_share)),   final at now + appeal period
/// Shape   one owner -> amounts. Units   base units, milliseconds, parts per million.
/// Domain  shares <= 10^6. Errors  none. held + left = before, whatever the verdict.
/// Source  io.net documentation, "Slashing" (one month to appeal, then burned); the shares are assumed.
struct Slashing {
  std::uint32_t stake_share_ppm;
  std::uint32_t accrued_share_ppm;
  TimeMs appeal_period_ms;

  FLYWHEEL_HD constexpr PendingSlash confiscate(Slashable& owner, TimeMs now) const {
    Slashable const held{floored_share(owner.stake_base_units, stake_share_ppm),
                         floored_share(owner.accrued_base_units, accrued_share_ppm)};
    owner.stake_base_units -= held.stake_base_units;
    owner.accrued_base_units -= held.accrued_base_units;
    return {held, saturating_add(now, appeal_period_ms)};
  }

  /// An appeal that succeeds in time gives everything back; returns whether it did.
  FLYWHEEL_HD static constexpr bool overturn(PendingSlash& slash, Slashable& owner, TimeMs now) {
    if (slash.is_final(now)) return false;
    owner.stake_base_units += slash.held.stake_base_units;
    owner.accrued_base_units += slash.held.accrued_base_units;
    slash.held = {};
    return true;
  }

  /// Takes out of the slash what is to be burned now: nothing before it is final.
  FLYWHEEL_HD static constexpr std::uint64_t burn(PendingSlash& slash, TimeMs now) {
    if (!slash.is_final(now)) return 0;
    auto const burned = slash.held.stake_base_units + slash.held.accrued_base_units;
    slash.held = {};
    return burned;
  }
};

}  // namespace flywheel::exchange
