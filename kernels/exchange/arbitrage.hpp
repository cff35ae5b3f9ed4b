#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"
#include "kernels/exchange/constant_product_pool.hpp"
#include "kernels/exchange/integer_square_root.hpp"
#include "kernels/exchange/price_ratio.hpp"

namespace flywheel::exchange {

/// What an arbitrageur brings to a pool; at most one is positive.
struct ArbitrageTrade {
  std::uint64_t sold_token_base_units;
  std::uint64_t spent_usd_micro;
};

/// The trade after which nobody gains by trading between the pool and a market of price p outside: the price moves to
/// the edge of the band [p kept, p / kept], kept = 1 - fee, and inside the band nothing is traded.
///     sell x:  T + kept x = sqrt(kept T U / p)        buy with y:  U + kept y = sqrt(kept T U p)
/// Shape   (pool, price) -> trade. Units   token base units, micro-USD.
/// Domain  reserves > 0, fee < 10^6, both parts of the price > 0; a reserve's worth at p that exceeds 64 bits is
///         clamped to them. Errors  none: every rounding is towards a smaller trade, so that the trade never
///         overshoots.
/// Source  first-order condition of the arbitrageur's profit; Angeris et al., "An analysis of Uniswap markets",
///         Cryptoeconomic Systems 2021.
struct Arbitrage {
  PriceRatio outside;

  FLYWHEEL_HD constexpr ArbitrageTrade operator()(ConstantProductPool const& pool) const {
    auto const kept = pool.kept_ppm();
    return {amount(pool.token_base_units, pool.usd_micro, outside.token_base_units, outside.usd_micro, kept),
            amount(pool.usd_micro, pool.token_base_units, outside.usd_micro, outside.token_base_units, kept)};
  }

 private:
  /// How much to bring of what the pool holds `reserve_in` of, when `in_units` of it are worth `out_units` outside.
  FLYWHEEL_HD static constexpr std::uint64_t amount(std::uint64_t reserve_in, std::uint64_t reserve_out,
                                                    std::uint64_t in_units, std::uint64_t out_units,
                                                    std::uint64_t kept_ppm) {
    auto const worth = clamp_to<std::uint64_t>(
        mul_div_floor(UInt128{reserve_out}, UInt128{in_units} * kept_ppm, UInt128{out_units} * 1'000'000));
    auto const target = integer_square_root(UInt128{reserve_in} * worth);
    return target <= reserve_in ? 0 : mul_div_floor(target - reserve_in, std::uint64_t{1'000'000}, kept_ppm);
  }
};

}  // namespace flywheel::exchange
