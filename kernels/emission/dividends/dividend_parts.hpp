#pragma once

#include "kernels/emission/subnet/root_proportion.hpp"

namespace flywheel::emission {

/// What one hotkey holds: its own stake, not what parents lend it.
struct HotkeyStake {
  std::uint64_t alpha;     // on the subnet
  std::uint64_t root_tao;  // on root
};

/// A validator's dividend by what earned it.
struct DividendParts {
  U96F32 alpha;
  U96F32 root;
};

/// Splits a validator's dividend by its stake, root TAO counting by its weight.
///     w = T weight,  root = dividend trunc(w / (A + w)),  alpha = dividend - root
/// The pots are then shared in proportion: pot trunc(part / sum of parts).
/// Shape   scalar -> scalar. Units   base units, 32 binary places. Domain  no stake at all: all is alpha's. Errors
/// none. Source  subtensor, coinbase/run_coinbase.rs, calculate_dividend_distribution; vectors dividend_distribution.
FLYWHEEL_HD constexpr DividendParts dividend_parts(U96F32 dividend, HotkeyStake const& stake, U96F32 tao_weight) {
  auto const weighted_root = saturating_multiply(U96F32::from_integer(stake.root_tao), tao_weight);
  auto const total = saturating_add(U96F32::from_integer(stake.alpha), weighted_root);
  auto const root = saturating_multiply(dividend, safe_divide(weighted_root, total));
  return {saturating_subtract(dividend, root), root};
}

/// pot trunc(part / total); 0 where the total is 0.
FLYWHEEL_HD constexpr U96F32 share_of_pot(std::uint64_t pot, U96F32 part, U96F32 total) {
  return saturating_multiply(U96F32::from_integer(pot), safe_divide(part, total));
}

/// A payout between the hotkey's owner and its nominators.
struct TakenPayout {
  std::uint64_t take;
  std::uint64_t rest;
};

/// The owner's take: take = payout share, rest = payout - take, each floored alone (a base unit can be lost).
FLYWHEEL_HD constexpr TakenPayout after_take(U96F32 payout, std::uint16_t take) {
  auto const taken = saturating_multiply(take_from_u16(take), payout);
  return {taken.to_integer<std::uint64_t>(), saturating_subtract(payout, taken).to_integer<std::uint64_t>()};
}

}  // namespace flywheel::emission
