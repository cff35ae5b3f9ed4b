#pragma once

#include "kernels/base/fixed_point.hpp"
#include "kernels/exchange/balancer/scaled_power.hpp"

namespace flywheel::exchange {

/// Both sides of a subnet's pool.
struct PoolReserves {
  std::uint64_t alpha_base_units;
  std::uint64_t tao_base_units;
};

/// The weights of the two sides; they add to 1, and the quote's is kept.
///     price = (base / quote) (tao / alpha), both quotients and the product cut to 64 binary places; no alpha: 0
/// Units   weights in 10^-18; price [TAO per alpha].
/// Domain  base and quote >= 0.01.
/// Source  subtensor, pallets/swap, balancer.rs; vectors balancer_price.
struct PoolWeights {
  static constexpr std::uint64_t least = quintillion / 100;

  std::uint64_t quote = quintillion / 2;

  FLYWHEEL_HD constexpr std::uint64_t base() const { return quintillion - quote; }

  FLYWHEEL_HD constexpr U64F64 price(PoolReserves const& reserves) const {
    if (reserves.alpha_base_units == 0) return U64F64::zero();
    U64F64 const per_alpha{(static_cast<UInt128>(reserves.tao_base_units) << 64) / reserves.alpha_base_units};
    if (base() == quote) return per_alpha;
    return saturating_multiply(U64F64{(static_cast<UInt128>(base()) << 64) / quote}, per_alpha);
  }

  /// The weights at which reserves that grow unevenly keep their price.
  ///     grown_base = round(base tao (alpha + alpha')), grown_quote = round(quote alpha (tao + tao')), halves up
  ///     quote = floor(10^18 p / d), p = floor(grown_quote / f), d = floor((grown_base + grown_quote) / f),
  ///     f = max(1, ceil((grown_base + grown_quote) / 10^18))
  /// Errors  not in range where a weight would fall below 0.01; empty reserves give one half.
  /// Source  subtensor, pallets/swap, balancer.rs, update_weights_for_added_liquidity; Substrate's Perquintill;
  ///         vectors adjust_protocol_liquidity.
  FLYWHEEL_HD constexpr Checked<PoolWeights> after_injection(PoolReserves const& reserves,
                                                             PoolReserves const& added) const {
    UInt128 const tao = reserves.tao_base_units;
    UInt128 const alpha = reserves.alpha_base_units;
    UInt128 const grown_base = weighted(base(), tao * (alpha + added.alpha_base_units));
    UInt128 const grown_quote = weighted(quote, alpha * (tao + added.tao_base_units));
    UInt128 const sum = saturating_add(grown_base, grown_quote);
    PoolWeights const next{sum == 0 ? quintillion / 2 : share_of(grown_quote, sum)};
    return {next, next.quote >= least && next.base() >= least};
  }

 private:
  /// round(weight value / 10^18), halves up. Domain  weight <= 10^18.
  FLYWHEEL_HD static constexpr UInt128 weighted(std::uint64_t weight, UInt128 value) {
    UInt256 const scaled = full_product(value, weight) + UInt256{0, quintillion / 2};
    return divide(scaled, quintillion).quotient;
  }

  /// part / whole in 10^-18, as Perquintill::from_rational. Domain  part <= whole, whole > 0.
  FLYWHEEL_HD static constexpr std::uint64_t share_of(UInt128 part, UInt128 whole) {
    UInt128 const rest = whole % quintillion;
    UInt128 const factor = whole / quintillion + (rest != 0 ? 1 : 0);
    auto const fitted_whole = static_cast<std::uint64_t>(whole / factor);
    auto const fitted_part = static_cast<std::uint64_t>(part / factor);
    return static_cast<std::uint64_t>(static_cast<UInt128>(fitted_part) * quintillion / fitted_whole);
  }
};

}  // namespace flywheel::exchange
