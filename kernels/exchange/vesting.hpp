#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/base/platform.hpp"

namespace flywheel::exchange {

/// When in its month a part unlocks.
enum class UnlockAt : std::uint8_t { month_begins, month_ends };

/// A grant that unlocks in equal monthly parts after a cliff; the last part brings what the floors left.
///     unlocked(t) = n floor(granted / parts), all of it once n = parts
///     n = parts begun (or ended) by t, the first in `first_month` (the first month is 1)
/// Shape   (granted, time) -> amount. Units   base units; milliseconds since the grant.
/// Domain  first_month, parts, month_ms > 0. Errors  none.
/// Source  io.net tokenomics: investors months 13-36 in 24 parts, staff months 13-48 in 36. Whether a part comes with
///         its month's begin or end, and the length of a month, are assumed.
struct Vesting {
  std::uint32_t first_month;
  std::uint32_t parts;
  TimeMs month_ms;
  UnlockAt unlock_at;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t granted_base_units, TimeMs since_grant_ms) const {
    auto const unlocked = parts_unlocked(since_grant_ms);
    return unlocked == parts ? granted_base_units : granted_base_units / parts * unlocked;
  }

  FLYWHEEL_HD constexpr std::uint32_t parts_unlocked(TimeMs since_grant_ms) const {
    if (since_grant_ms < 0) return 0;
    TimeMs const locked_months = TimeMs{first_month} - (unlock_at == UnlockAt::month_begins ? 2 : 1);
    TimeMs const unlocked = since_grant_ms / month_ms - locked_months;
    if (unlocked < 0) return 0;
    return unlocked < parts ? static_cast<std::uint32_t>(unlocked) : parts;
  }
};

}  // namespace flywheel::exchange
