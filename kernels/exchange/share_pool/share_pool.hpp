#pragma once

#include "kernels/exchange/share_pool/safe_float.hpp"

namespace flywheel::exchange {

/// The stake under one hotkey on one subnet, which its nominators own by shares. A dividend raises the value and no
/// share.
///     value of a share s = floor(V s / D);   adding v: s += v D / V, D += v D / V, V += v   (an empty pool: s = D = v)
/// Units   V in base units of alpha; shares have none.
/// Domain  amounts below 2^63. Errors  none: V stops at 0, and a share that owns nothing stays as it is.
/// Source  subtensor, primitives/share-pool, SharePool.
struct SharePool {
  std::uint64_t value_base_units;
  SafeFloat denominator;

  FLYWHEEL_HD constexpr std::uint64_t value_of(SafeFloat const& share) const {
    return SafeFloat::multiply_divide(SafeFloat::from(value_base_units), share, denominator).to_whole();
  }

  FLYWHEEL_HD constexpr void add(SafeFloat& share, std::uint64_t amount) {
    if (denominator.is_zero()) {
      denominator = share = SafeFloat::from(amount);
    } else if (amount > 0) {
      auto const bought = shares_for(amount);
      bool const owns_all = share == denominator;
      denominator = denominator + bought;
      share = owns_all ? denominator : share + bought;
    }
    reward(amount);
  }

  /// Takes an amount, not a number of shares.
  FLYWHEEL_HD constexpr void remove(SafeFloat& share, std::uint64_t amount) {
    if (denominator.is_zero()) {
      denominator = share = SafeFloat::from(amount);
    } else {
      auto const sold = shares_for(amount);
      auto const left_in_pool = SafeFloat::difference(denominator, sold);
      auto const left = SafeFloat::difference(share, sold);
      if (left_in_pool.in_range) denominator = left_in_pool.value;
      if (left.in_range) share = left.value;
    }
    value_base_units = saturating_subtract(value_base_units, amount);
  }

  /// Everybody's value grows.
  FLYWHEEL_HD constexpr void reward(std::uint64_t amount) {
    value_base_units = saturating_add(value_base_units, amount);
  }

  /// False where an amount is too small against the pool to buy any share.
  FLYWHEEL_HD constexpr bool can_hold(std::uint64_t amount) const {
    return denominator.is_zero() || !shares_for(amount).is_zero();
  }

 private:
  FLYWHEEL_HD constexpr SafeFloat shares_for(std::uint64_t amount) const {
    return SafeFloat::multiply_divide(SafeFloat::from(amount), denominator, SafeFloat::from(value_base_units));
  }
};

}  // namespace flywheel::exchange
