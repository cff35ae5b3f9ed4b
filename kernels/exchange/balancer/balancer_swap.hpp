#pragma once

#include "kernels/exchange/balancer/pool_weights.hpp"

namespace flywheel::exchange {

enum class SwapSide : std::uint8_t { buy_alpha, sell_alpha };

enum class SwapError : std::uint8_t { none, input_too_large, reserves_too_low, price_limit_exceeded };

/// What a trader pays and gets. The fee comes on top of paid_in and does not enter the pool; the rest of the order is
/// handed back. With an error everything is 0.
struct SwapOutcome {
  SwapError error;
  std::uint64_t paid_in;
  std::uint64_t paid_out;
  std::uint64_t fee;
};

struct SwapOrder {
  SwapSide side;
  std::uint64_t amount;  // TAO or alpha, fee included
  U64F64 limit;          // the price that the trade must not pass
};

/// A trade with a weighted pool. In what follows `in` and `out` are the two reserves, w_in and w_out their weights.
///     fee  = floor(amount trunc(rate / 65535)),   d = amount - fee
///     out' = floor(out (1 - e)),  e = trunc(floor(10^18 (in / (in + d))^(w_in / w_out)) / 10^18)
///     where the price after d is beyond the limit p': d = floor(in (r^w_out - 1)), r the ratio of p' and the price,
///     greater than 1, and fee = floor(d trunc(rate / (65535 - rate)))
/// Units   base units of TAO and alpha; price [TAO per alpha]; fee rate 1/65535.
/// Errors  in this order: d above 1000 `in`; `out` below 10^6; the price already at or beyond the limit; nothing paid
/// out. Source  subtensor, pallets/swap, impls.rs, swap_step.rs and balancer.rs; vectors swap_buy, swap_sell.
struct BalancerSwap {
  static constexpr std::uint64_t most_input_per_reserve = 1'000;
  static constexpr std::uint64_t least_reserve = 1'000'000;
  /// The limits of a trader who takes any price.
  static constexpr U64F64 any_buy_price = U64F64::from_integer(1'000'000);
  static constexpr U64F64 any_sell_price = U64F64{(UInt128{1'000} << 64) / 1'000'000'000};

  PoolWeights weights;
  std::uint16_t fee_rate;

  FLYWHEEL_HD [[gnu::noinline]] constexpr SwapOutcome operator()(PoolReserves const& pool,
                                                                 SwapOrder const& order) const {
    auto const fee = fee_of(order.amount);
    auto const net = order.amount - fee;
    auto const in = reserve_in(pool, order.side);
    auto const out = order.side == SwapSide::buy_alpha ? pool.alpha_base_units : pool.tao_base_units;
    if (net > saturating_product(in)) return {SwapError::input_too_large, 0, 0, 0};
    if (out < least_reserve) return {SwapError::reserves_too_low, 0, 0, 0};
    SwapOutcome full{SwapError::none, net, paid_out(pool, order.side, net), fee};
    if (!is_clearly_within(order, after(pool, order.side, full))) {
      auto const price = weights.price(pool);
      if (!is_before(price, order.limit, order.side)) return {SwapError::price_limit_exceeded, 0, 0, 0};
      bool const passes_limit = is_before(order.limit, weights.price(after(pool, order.side, full)), order.side);
      if (passes_limit) full = up_to_limit(pool, order, price);
    }
    if (full.paid_in > 0 && full.paid_out == 0) return {SwapError::reserves_too_low, 0, 0, 0};
    return full;
  }

  /// The reserves after a trade.
  FLYWHEEL_HD static constexpr PoolReserves after(PoolReserves const& pool, SwapSide side, SwapOutcome const& trade) {
    return side == SwapSide::buy_alpha ? PoolReserves{saturating_subtract(pool.alpha_base_units, trade.paid_out),
                                                      saturating_add(pool.tao_base_units, trade.paid_in)}
                                       : PoolReserves{saturating_add(pool.alpha_base_units, trade.paid_in),
                                                      saturating_subtract(pool.tao_base_units, trade.paid_out)};
  }

  /// e: the share of a reserve that stays when its counterpart grows from `in` by `added`. At most 1: the chain's
  /// series diverges where a small weight makes the exponent large.
  FLYWHEEL_HD constexpr U64F64 kept_share(SwapSide side, std::uint64_t in, std::uint64_t added) const {
    auto const grown = saturating_add(in, added);
    auto const kept = ScaledPower<256>{}(grown == 0 ? RatioPower{0, 1, 1, 1}
                                                    : RatioPower{in, grown, weight_in(side), weight_out(side)});
    return kept.in_range ? per_quintillion(kept.value < quintillion ? kept.value : quintillion) : U64F64::zero();
  }

 private:
  FLYWHEEL_HD static constexpr std::uint64_t reserve_in(PoolReserves const& pool, SwapSide side) {
    return side == SwapSide::buy_alpha ? pool.tao_base_units : pool.alpha_base_units;
  }

  FLYWHEEL_HD constexpr std::uint64_t weight_in(SwapSide side) const {
    return side == SwapSide::buy_alpha ? weights.quote : weights.base();
  }

  FLYWHEEL_HD constexpr std::uint64_t weight_out(SwapSide side) const {
    return side == SwapSide::buy_alpha ? weights.base() : weights.quote;
  }

  FLYWHEEL_HD static constexpr bool is_before(U64F64 price, U64F64 limit, SwapSide side) {
    return side == SwapSide::buy_alpha ? price < limit : limit < price;
  }

  /// A purchase so far below its limit that prices need not be worked out: price <= 99 tao / alpha, and it only rises.
  FLYWHEEL_HD static constexpr bool is_clearly_within(SwapOrder const& order, PoolReserves const& grown) {
    auto const whole_limit = order.limit.to_integer<std::uint64_t>();
    return order.side == SwapSide::buy_alpha &&
           static_cast<UInt128>(grown.tao_base_units) * 99 < static_cast<UInt128>(grown.alpha_base_units) * whole_limit;
  }

  FLYWHEEL_HD static constexpr U64F64 per_quintillion(std::uint64_t scaled) {
    return {(static_cast<UInt128>(scaled) << 64) / quintillion};
  }

  FLYWHEEL_HD static constexpr std::uint64_t saturating_product(std::uint64_t in) {
    return clamp_to<std::uint64_t>(static_cast<UInt128>(in) * most_input_per_reserve);
  }

  /// floor(value share).
  FLYWHEEL_HD static constexpr std::uint64_t floor_part(std::uint64_t value, U64F64 share) {
    return saturating_multiply(U64F64::from_integer(value), share).to_integer<std::uint64_t>();
  }

  FLYWHEEL_HD constexpr std::uint64_t fee_of(std::uint64_t amount) const {
    if (fee_rate == 0) return 0;
    return floor_part(amount, U64F64{(static_cast<UInt128>(fee_rate) << 64) / 65'535});
  }

  FLYWHEEL_HD [[gnu::noinline]] constexpr std::uint64_t paid_out(PoolReserves const& pool, SwapSide side,
                                                                 std::uint64_t net) const {
    auto const out = side == SwapSide::buy_alpha ? pool.alpha_base_units : pool.tao_base_units;
    auto const kept = kept_share(side, reserve_in(pool, side), net);
    return floor_part(out, saturating_subtract(U64F64::one(), kept));
  }

  FLYWHEEL_HD [[gnu::noinline]] constexpr SwapOutcome up_to_limit(PoolReserves const& pool, SwapOrder const& order,
                                                                  U64F64 price) const {
    bool const buys = order.side == SwapSide::buy_alpha;
    RatioPower const growth{buys ? order.limit.bits : price.bits, buys ? price.bits : order.limit.bits,
                            weight_out(order.side), quintillion};
    auto const grown = growth.base_bottom == 0 ? Checked<std::uint64_t>{0, true} : ScaledPower<1024>{}(growth);
    auto const added = saturating_subtract(per_quintillion(grown.value), U64F64::one());
    auto const net = floor_part(reserve_in(pool, order.side), added);
    auto const rate = safe_divide(U64F64::from_integer(fee_rate), U64F64::from_integer(65'535 - fee_rate));
    return {SwapError::none, net, paid_out(pool, order.side, net), floor_part(net, rate)};
  }
};

}  // namespace flywheel::exchange
