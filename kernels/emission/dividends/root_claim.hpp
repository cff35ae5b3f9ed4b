#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::emission {

/// Dividends for root stakers, kept as a rate: alpha per TAO of root stake under one hotkey, for one subnet.
///     rate += amount / root stake of the hotkey;   owed = rate stake - claimed
/// A change of root stake moves `claimed` by rate x change, so that only later dividends count.
/// Units   base units; rate in 32 binary places. Domain  stakes below 2^63.
/// Errors  `accrue` leaves the rate alone and returns false where the amount exceeds the root stake: the amount is then
/// paid
///         to the hotkey's owner as stake.
/// Source  subtensor, staking/claim_root.rs.
struct RootClaims {
  static constexpr std::uint64_t least_claim_base_units = 500'000;

  I96F32 rate;

  FLYWHEEL_HD constexpr bool accrue(std::uint64_t amount, std::uint64_t root_stake) {
    if (amount > root_stake) return false;
    auto const step = safe_divide(I96F32::from_integer(amount), I96F32::from_integer(root_stake));
    rate = saturating_add(rate, step);
    return true;
  }

  /// What a holder may claim now; 0 below the least claim.
  FLYWHEEL_HD constexpr std::uint64_t claimable(std::uint64_t root_stake, UInt128 claimed) const {
    auto const owed =
        saturating_subtract(saturating_multiply(rate, I96F32::from_integer(root_stake)), I96F32::from_integer(claimed));
    if (owed < I96F32::from_integer(least_claim_base_units)) return 0;
    return owed.to_integer<std::uint64_t>();
  }

  /// What a change of stake adds to, or takes from, `claimed`.
  FLYWHEEL_HD constexpr UInt128 claimed_shift(std::uint64_t stake_change) const {
    return saturating_multiply(rate, I96F32::from_integer(stake_change)).to_integer<UInt128>();
  }
};

}  // namespace flywheel::emission
