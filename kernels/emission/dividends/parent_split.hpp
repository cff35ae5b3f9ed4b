#pragma once

#include "kernels/emission/dividends/dividend_parts.hpp"

namespace flywheel::emission {

/// What a child key hands to one parent, and keeps or destroys of the parent's part.
struct ParentPayment {
  std::uint64_t parent;
  std::uint64_t burned;
};

/// Divides a validator's dividend between itself and the parents whose stake it votes with.
///     own contribution    floor(A r + T r weight),  r = 1 - sum of what it lends to its own children
///     a parent's          A_p f + T_p f weight, not floored
///     a parent's part     pe = dividend contribution / total; from another owner: less burn pe and less take pe
///     the child           floor(dividend - sum of pe + sum of takes)
/// Shape   one child; `pay` once for every parent, in order, then `rest`. Units   base units, 32 binary places.
/// Domain  total > 0, or nobody but the child is paid. Errors  none; what floors cut off is nobody's.
/// Source  subtensor, coinbase/run_coinbase.rs, get_parent_child_dividends_distribution.
struct ParentSplit {
  U96F32 dividend;
  U96F32 total_contribution;
  U96F32 burn_share;
  U96F32 take_share;
  U96F32 left;   // starts as the dividend
  U96F32 takes;  // starts at 0

  FLYWHEEL_HD static constexpr ParentSplit of(std::uint64_t dividend, U96F32 total_contribution, U96F32 burn_share,
                                              std::uint16_t take) {
    auto const whole = U96F32::from_integer(dividend);
    return {whole, total_contribution, burn_share, take_from_u16(take), whole, U96F32::zero()};
  }

  FLYWHEEL_HD static constexpr U96F32 own_contribution(HotkeyStake const& stake, U96F32 kept_share, U96F32 tao_weight) {
    return U96F32::from_integer(parent_contribution(stake, kept_share, tao_weight).to_integer<std::uint64_t>());
  }

  FLYWHEEL_HD static constexpr U96F32 parent_contribution(HotkeyStake const& stake, U96F32 share, U96F32 tao_weight) {
    auto const alpha = saturating_multiply(U96F32::from_integer(stake.alpha), share);
    auto const root = saturating_multiply(saturating_multiply(U96F32::from_integer(stake.root_tao), share), tao_weight);
    return saturating_add(alpha, root);
  }

  FLYWHEEL_HD constexpr ParentPayment pay(U96F32 contribution, bool has_same_owner) {
    auto const part = saturating_multiply(dividend, safe_divide(contribution, total_contribution));
    left = saturating_subtract(left, part);
    if (has_same_owner) return {part.to_integer<std::uint64_t>(), 0};
    auto const burned = saturating_multiply(burn_share, part);
    auto const taken = saturating_multiply(take_share, part);
    takes = saturating_add(takes, taken);
    auto const paid = saturating_subtract(saturating_subtract(part, burned), taken);
    return {paid.to_integer<std::uint64_t>(), burned.to_integer<std::uint64_t>()};
  }

  FLYWHEEL_HD constexpr std::uint64_t rest() const { return saturating_add(left, takes).to_integer<std::uint64_t>(); }
};

/// The stake that a hotkey votes with: its own less what it lends, plus what parents lend, each product floored to 32
/// places; alpha and root TAO alike.
/// Source  subtensor, staking/stake_utils.rs, get_inherited_for_hotkey_on_subnet.
struct InheritedStake {
  U96F32 own;
  U96F32 lent;
  U96F32 borrowed;

  FLYWHEEL_HD constexpr void lend(std::uint64_t stake, std::uint64_t proportion) {
    lent = saturating_add(lent, saturating_multiply(U96F32::from_integer(stake), proportion_from_u64(proportion)));
  }

  FLYWHEEL_HD constexpr void borrow(std::uint64_t parent_stake, std::uint64_t proportion) {
    borrowed = saturating_add(borrowed,
                              saturating_multiply(U96F32::from_integer(parent_stake), proportion_from_u64(proportion)));
  }

  FLYWHEEL_HD constexpr std::uint64_t whole() const {
    return saturating_add(saturating_subtract(own, lent), borrowed).to_integer<std::uint64_t>();
  }
};

}  // namespace flywheel::emission
