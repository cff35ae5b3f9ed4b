#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::exchange {

/// The price of a registration, or the difficulty of its proof of work, until early 2026: set anew every interval by
/// how many registered.
///     next = A cur + (1 - A) cur (registered + target) / (2 target),   clamped;   18 binary places
/// Units   TAO base units, or hashes. Domain  target > 0 (0 leaves A cur). Errors  none.
/// Source  subtensor 6309d359, coinbase/block_step.rs, upgraded_burn and upgraded_difficulty.
struct AdjustedPrice {
  std::uint64_t inertia;  // A, of 2^64 - 1
  std::uint64_t least;
  std::uint64_t most;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t current, std::uint16_t registered,
                                                 std::uint16_t target) const {
    using U110F18 = Fixed<UInt128, 18>;
    auto const both = U110F18::from_integer(saturating_add(registered, target));
    auto const twice = U110F18::from_integer(saturating_add(target, target));
    auto const moved = safe_divide(saturating_multiply(U110F18::from_integer(current), both), twice);
    auto const kept = safe_divide(U110F18::from_integer(inertia), U110F18::from_integer(highest<std::uint64_t>()));
    auto const next = saturating_add(saturating_multiply(kept, U110F18::from_integer(current)),
                                     saturating_multiply(saturating_subtract(U110F18::one(), kept), moved));
    if (next >= U110F18::from_integer(most)) return most;
    if (next <= U110F18::from_integer(least)) return least;
    return next.to_integer<std::uint64_t>();
  }
};

/// Which of the two an interval moves.
struct Adjustment {
  bool moves_burn;
  bool moves_difficulty;
};

/// Too many registrations: the way that most of them took becomes dearer. Too few: the other one becomes cheaper.
/// Equal: both move.
FLYWHEEL_HD constexpr Adjustment adjustment_of(std::uint16_t registered, std::uint16_t target, std::uint16_t by_work,
                                               std::uint16_t by_burn) {
  if (by_work == by_burn) return {true, true};
  bool const is_burn = (registered > target) == (by_burn > by_work);
  return {is_burn, !is_burn};
}

/// The price of a subnet's registrations, set anew every interval, where all register by burning TAO: too many make it
/// dearer, none makes it cheaper, and from one to the target leaves it alone, because then the work would become
/// easier. At most three times the target may register in an interval. Units   base units, blocks. Source  subtensor
/// 6309d359, coinbase/block_step.rs, adjust_registration_terms_for_networks; subnets/registration.rs.
struct IntervalPrice {
  AdjustedPrice law = {};
  std::uint16_t interval_blocks = 0;  // 0: the price follows another rule
  std::uint16_t target = 1;

  FLYWHEEL_HD constexpr bool is_used() const { return interval_blocks > 0; }
  FLYWHEEL_HD constexpr bool is_open_after(std::uint16_t registered) const { return registered < 3U * target; }
  FLYWHEEL_HD constexpr std::uint64_t after_interval(std::uint64_t price, std::uint16_t registered) const {
    return adjustment_of(registered, target, 0, registered).moves_burn ? law(price, registered, target) : price;
  }
};

}  // namespace flywheel::exchange
