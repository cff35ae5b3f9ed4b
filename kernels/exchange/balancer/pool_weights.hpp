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
  ///     quote = floor(10^18 grown_quote / (grown_base + grown_quote))
  /// Errors  not in range where a weight would fall below 0.01; empty reserves give one half. Products and their sum
  ///         stop at 2^128 - 1.
  /// Source  subtensor, pallets/swap, balancer.rs, update_weights_for_added_liquidity; vectors
  ///         adjust_protocol_liquidity (its Perquintill cuts the exact quotient; a reduction first would not give
  ///         them).
  FLYWHEEL_HD constexpr Checked<PoolWeights> after_injection(PoolReserves const& reserves,
                                                             PoolReserves const& added) const {
    auto const [alpha, tao] = reserves;
    UInt128 const grown_base = weighted(base(), product(tao, UInt128{alpha} + added.alpha_base_units));
    UInt128 const grown_quote = weighted(quote, product(alpha, UInt128{tao} + added.tao_base_units));
    UInt128 const sum = saturating_add(grown_base, grown_quote);
    PoolWeights const next{sum == 0 ? quintillion / 2 : share_of(grown_quote, sum)};
    return {next, next.quote >= least && next.base() >= least};
  }

 private:
  /// At most 2^128 - 1.
  FLYWHEEL_HD static constexpr UInt128 product(std::uint64_t reserve, UInt128 grown) {
    if (grown >> 64 == 0) return reserve * grown;
    UInt256 const whole = full_product(reserve, grown);
    return whole.high == 0 ? whole.low : highest<UInt128>();
  }

  /// round(weight value / 10^18), halves up. Domain  weight <= 10^18.
  /// By a reciprocal, because a long division costs several times as much: the estimate is at most four too small.
  FLYWHEEL_HD static constexpr UInt128 weighted(std::uint64_t weight, UInt128 value) {
    constexpr UInt128 reciprocal = divide(UInt256{UInt128{1} << 59, 0}, quintillion).quotient;  // 2^187 / 10^18
    UInt256 const scaled = full_product(value, weight) + UInt256{0, quintillion / 2};
    UInt128 quotient = (full_product((scaled >> 60).low, reciprocal) >> 127).low;
    for (UInt128 rest = scaled.low - quotient * quintillion; rest >= quintillion; rest -= quintillion) ++quotient;
    return quotient;
  }

  /// floor(10^18 part / whole). Domain  part <= whole, whole > 0.
  FLYWHEEL_HD static constexpr std::uint64_t share_of(UInt128 part, UInt128 whole) {
    return static_cast<std::uint64_t>(mul_div(part, quintillion, whole).quotient);
  }
};

}  // namespace flywheel::exchange
