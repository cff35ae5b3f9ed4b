#pragma once

#include "kernels/base/checked.hpp"
#include "kernels/base/ids.hpp"

namespace flywheel::exchange {

/// Stake that was asked back waits, and cannot be put back meanwhile.
///     released(t) = t >= asked + cooldown
/// Shape   time -> time. Units   milliseconds since the start. Domain  asked >= 0; never_ms: not asked back.
/// Errors  none.
/// Source  io.net documentation, "Staking": 14 days, irreversible, no rewards meanwhile.
struct Unbonding {
  TimeMs cooldown_ms;

  FLYWHEEL_HD constexpr TimeMs released_at(TimeMs asked_at_ms) const {
    return saturating_add(asked_at_ms, cooldown_ms);
  }

  FLYWHEEL_HD constexpr bool is_released(TimeMs asked_at_ms, TimeMs now) const {
    return asked_at_ms != never_ms && now >= released_at(asked_at_ms);
  }

  /// Only stake that nobody asked back counts for rewards.
  FLYWHEEL_HD static constexpr bool earns(TimeMs asked_at_ms, TimeMs now) { return now < asked_at_ms; }
};

}  // namespace flywheel::exchange
