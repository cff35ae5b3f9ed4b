#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::scoring {

/// What happens to those who are flagged again and again.
///     strikes' = strikes + 1 when flagged by any bit of `counts`, else one less, not below 0
///     stake weight counts floor(stake kept_ppm / 10^6) from `strikes_to_lose_weight` on
///     the key is deregistered from `strikes_to_deregister` on
/// Shape   scalars. Units   base units; judgements. Domain  kept_ppm <= 10^6; 0 strikes: that step is never taken.
/// Errors  none. Source  graduated sanctions (Ostrom 1990); a strike that fades bounds what false alarms cost: with a
///         rate f < 1/2 of them k strikes are reached as rarely as (f / (1 - f))^k in the long run. Assumed.
struct CollusionPenalty {
  std::uint8_t counts = 0xFF;  // bits of CollusionPolicy
  std::uint32_t strikes_to_lose_weight = 0;
  std::uint32_t kept_ppm = 0;
  std::uint32_t strikes_to_deregister = 0;

  FLYWHEEL_HD constexpr std::uint32_t strikes_after(std::uint32_t strikes, std::uint8_t flags) const {
    if ((flags & counts) != 0) return strikes == 0xFFFFFFFF ? strikes : strikes + 1;
    return strikes == 0 ? 0 : strikes - 1;
  }

  FLYWHEEL_HD constexpr std::uint64_t stake_weight(std::uint64_t stake, std::uint32_t strikes) const {
    if (!is_reached(strikes_to_lose_weight, strikes)) return stake;
    return static_cast<std::uint64_t>(UInt128{stake} * kept_ppm / 1'000'000);
  }

  FLYWHEEL_HD constexpr bool deregisters(std::uint32_t strikes) const {
    return is_reached(strikes_to_deregister, strikes);
  }

 private:
  FLYWHEEL_HD static constexpr bool is_reached(std::uint32_t limit, std::uint32_t strikes) {
    return limit > 0 && strikes >= limit;
  }
};

}  // namespace flywheel::scoring
