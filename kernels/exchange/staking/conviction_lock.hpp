#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::exchange {

/// Alpha that its holder locked, and the conviction that has grown from it.
///     decay d = e^(-t / tau) in 64 binary places, t / tau cut at 40
///     mass' = floor(d_unlock mass), or mass where the lock is perpetual
///     conviction' = d_mature conviction + mass x, x = t / tau d (equal rates), 1 - d_mature (perpetual),
///                   tau_u (d_u - d_m) / (tau_u - tau_m), not below 0 (else)
/// Units   base units of alpha, blocks. Domain  t, tau below 2^63.
/// Errors  none; tau = 0 forgets at once. Mass and conviction that are both below 100 base units are dropped.
/// Source  subtensor, staking/lock.rs. 934,866 blocks: a half-life of 648,000 blocks, 90 days.
struct ConvictionRates {
  std::uint64_t unlock_blocks = 934'866;
  std::uint64_t maturity_blocks = 934'866;

  FLYWHEEL_HD static constexpr U64F64 decay(std::uint64_t blocks, std::uint64_t constant_blocks) {
    if (blocks == 0) return U64F64::one();
    if (constant_blocks == 0) return U64F64::zero();
    auto const ratio =
        safe_divide(I64F64::from_integer(-static_cast<Int128>(blocks)), I64F64::from_integer(constant_blocks));
    constexpr auto least = I64F64::from_integer(-40);
    auto const power = checked_exp(ratio < least ? least : ratio);
    return power.in_range ? U64F64::from_fixed(power.value) : U64F64::zero();
  }
};

enum class LockKind : std::uint8_t { decaying, perpetual };

struct ConvictionLock {
  static constexpr std::uint64_t least_base_units = 100;

  std::uint64_t mass;
  U64F64 conviction;

  FLYWHEEL_HD constexpr ConvictionLock after(std::uint64_t blocks, LockKind kind, ConvictionRates const& rates) const {
    if (blocks == 0) return kept(*this);
    auto const unlock = ConvictionRates::decay(blocks, rates.unlock_blocks);
    auto const mature = ConvictionRates::decay(blocks, rates.maturity_blocks);
    auto const whole = U64F64::from_integer(mass);
    auto const left =
        kind == LockKind::perpetual ? mass : saturating_multiply(unlock, whole).to_integer<std::uint64_t>();
    auto const grown = saturating_multiply(whole, growth(blocks, kind, rates, unlock, mature));
    return kept({left, saturating_add(saturating_multiply(mature, conviction), grown)});
  }

 private:
  FLYWHEEL_HD static constexpr ConvictionLock kept(ConvictionLock const& lock) {
    bool const is_dust = lock.mass < least_base_units && lock.conviction < U64F64::from_integer(least_base_units);
    return is_dust ? ConvictionLock{0, U64F64::zero()} : lock;
  }

  FLYWHEEL_HD static constexpr U64F64 growth(std::uint64_t blocks, LockKind kind, ConvictionRates const& rates,
                                             U64F64 unlock, U64F64 mature) {
    if (kind == LockKind::perpetual) return saturating_subtract(U64F64::one(), mature);
    if (rates.unlock_blocks == rates.maturity_blocks) {
      auto const ratio = safe_divide(U64F64::from_integer(blocks), U64F64::from_integer(rates.maturity_blocks));
      return saturating_multiply(ratio, mature);
    }
    if (rates.unlock_blocks == 0 || rates.maturity_blocks == 0) return U64F64::zero();
    auto const difference = saturating_subtract(I64F64::from_fixed(unlock), I64F64::from_fixed(mature));
    auto const scaled = saturating_multiply(I64F64::from_integer(rates.unlock_blocks), difference);
    auto const gap = static_cast<Int128>(rates.unlock_blocks) - static_cast<Int128>(rates.maturity_blocks);
    auto const result = safe_divide(scaled, I64F64::from_integer(gap));
    return result > I64F64::zero() ? U64F64::from_fixed(result) : U64F64::zero();
  }
};

/// Whether a subnet of this age may pass to the hotkey with the most conviction: 365.25 days old, and convictions of a
/// tenth of the outstanding alpha together. Source  subtensor, staking/lock.rs, change_subnet_owner_if_needed.
FLYWHEEL_HD constexpr bool can_change_owner(std::uint64_t age_blocks, U64F64 total_conviction,
                                            std::uint64_t outstanding_alpha) {
  constexpr std::uint64_t year_blocks = 7'200 * 365 + 1'800;
  if (outstanding_alpha == 0 || age_blocks < year_blocks) return false;
  return saturating_multiply(total_conviction, U64F64::from_integer(10)) >= U64F64::from_integer(outstanding_alpha);
}

}  // namespace flywheel::exchange
