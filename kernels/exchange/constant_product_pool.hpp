#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// What one side of a pool takes and the other gives for it.
struct Swap {
  std::uint64_t taken;
  std::uint64_t given;
};

/// A market maker that keeps the product of its two reserves from falling; the fee stays in the pool.
///     given = floor(in (1 - fee) R_out / (R_in + in (1 - fee)))
/// Shape   scalar -> scalar; one pool is one row.
/// Units   token base units and micro-USD; fee in parts per million of what comes in.
/// Domain  fee <= 10^6, reserves > 0. A swap that the reserve's 64 bits cannot hold is taken as far as they do; an
///         amount worth less than a unit is taken for nothing.
/// Errors  none.
/// Source  Uniswap v2 Core, Adams, Zinsmeister, Robinson, 2020 (constant product, fee on the input, floor).
struct ConstantProductPool {
  std::uint64_t token_base_units;
  std::uint64_t usd_micro;
  std::uint32_t fee_ppm;

  FLYWHEEL_HD constexpr Swap quote_sell(std::uint64_t sold_token_base_units) const {
    return quote(sold_token_base_units, token_base_units, usd_micro);
  }
  FLYWHEEL_HD constexpr Swap quote_buy(std::uint64_t spent_usd_micro) const {
    return quote(spent_usd_micro, usd_micro, token_base_units);
  }

  /// Takes tokens, gives USD.
  FLYWHEEL_HD constexpr Swap sell(std::uint64_t sold_token_base_units) {
    auto const swap = quote_sell(sold_token_base_units);
    token_base_units += swap.taken;
    usd_micro -= swap.given;
    return swap;
  }

  /// Takes USD, gives tokens.
  FLYWHEEL_HD constexpr Swap buy(std::uint64_t spent_usd_micro) {
    auto const swap = quote_buy(spent_usd_micro);
    usd_micro += swap.taken;
    token_base_units -= swap.given;
    return swap;
  }

  /// What the next unit is worth without the fee, for decisions: micro-USD per base unit. Domain  tokens > 0.
  FLYWHEEL_HD constexpr double spot_price() const {
    return static_cast<double>(usd_micro) / static_cast<double>(token_base_units);
  }
  FLYWHEEL_HD constexpr double kept_share() const { return static_cast<double>(kept_ppm()) * 1e-6; }
  FLYWHEEL_HD constexpr std::uint64_t kept_ppm() const { return 1'000'000 - std::uint64_t{fee_ppm}; }

  /// The invariant k.
  FLYWHEEL_HD constexpr UInt128 product() const { return UInt128{token_base_units} * usd_micro; }

 private:
  FLYWHEEL_HD constexpr Swap quote(std::uint64_t in, std::uint64_t reserve_in, std::uint64_t reserve_out) const {
    auto const room = highest<std::uint64_t>() - reserve_in;
    auto const taken = in < room ? in : room;
    UInt128 const effective = UInt128{taken} * kept_ppm();
    UInt128 const after = UInt128{reserve_in} * 1'000'000 + effective;
    if (effective == 0) return {taken, 0};
    return {taken, static_cast<std::uint64_t>(mul_div_floor(effective, UInt128{reserve_out}, after))};
  }
};

/// What the sellers and the buyers of one settlement took and got together.
struct NetSettlement {
  std::uint64_t sold_token_base_units;    // from the sellers
  std::uint64_t sellers_usd_micro;        // to them
  std::uint64_t spent_usd_micro;          // from the buyers
  std::uint64_t buyers_token_base_units;  // to them
};

/// Many sellers and buyers as one swap: opposite flows cross at the pool's spot price, free of fee; what is left of the
/// larger side goes through the pool.
///     buys below the sells' value S U / T:  crossed tokens = floor(spent T / U), the sellers swap the rest
///     else:                                 crossed USD = floor(sold U / T), the buyers swap the rest
/// Shape   (pool, sum, sum) -> totals; the pool moves. Units   token base units, micro-USD.
/// Domain  that of the pool. Errors  none; what the reserves' 64 bits cannot hold is not taken.
FLYWHEEL_HD constexpr NetSettlement settle_net(ConstantProductPool& pool, std::uint64_t sold_token_base_units,
                                               std::uint64_t spent_usd_micro) {
  auto const tokens = pool.token_base_units;
  auto const usd = pool.usd_micro;
  if (tokens == 0 || usd == 0) return {};
  if (UInt128{spent_usd_micro} * tokens <= UInt128{sold_token_base_units} * usd) {
    auto const crossed = mul_div_floor(spent_usd_micro, tokens, usd);
    auto const rest = pool.sell(sold_token_base_units - crossed);
    return {crossed + rest.taken, saturating_add(spent_usd_micro, rest.given), spent_usd_micro, crossed};
  }
  auto const crossed = mul_div_floor(sold_token_base_units, usd, tokens);
  auto const rest = pool.buy(spent_usd_micro - crossed);
  return {sold_token_base_units, crossed, crossed + rest.taken, saturating_add(sold_token_base_units, rest.given)};
}

}  // namespace flywheel::exchange
