#pragma once

#include "kernels/exchange/balancer/balancer_swap.hpp"

namespace flywheel::exchange {

/// How a pool takes an injection that its price does not ask for.
enum class PoolForm : std::uint8_t {
  weighted,          // the weights move, so that the price stays (2026)
  constant_product,  // the weights stay at one half: x y = k
};

/// A subnet's pool and the alpha outside it.
struct SubnetPool {
  PoolReserves reserves;
  std::uint64_t outstanding_alpha;
  PoolWeights weights;

  FLYWHEEL_HD constexpr U64F64 price() const { return weights.price(reserves); }

  /// Trades. Alpha bought comes out of the pool into circulation, and back; a fee stays outside the pool.
  FLYWHEEL_HD constexpr SwapOutcome trade(SwapOrder const& order, std::uint16_t fee_rate) {
    auto const outcome = BalancerSwap{weights, fee_rate}(reserves, order);
    reserves = BalancerSwap::after(reserves, order.side, outcome);
    outstanding_alpha = order.side == SwapSide::buy_alpha ? saturating_add(outstanding_alpha, outcome.paid_out)
                                                          : saturating_subtract(outstanding_alpha, outcome.paid_in);
    return outcome;
  }

  FLYWHEEL_HD constexpr SwapOutcome buy_at_any_price(std::uint64_t tao, std::uint16_t fee_rate) {
    return trade({SwapSide::buy_alpha, tao, BalancerSwap::any_buy_price}, fee_rate);
  }

  FLYWHEEL_HD constexpr SwapOutcome sell_at_any_price(std::uint64_t alpha, std::uint16_t fee_rate) {
    return trade({SwapSide::sell_alpha, alpha, BalancerSwap::any_sell_price}, fee_rate);
  }

  /// Moves the weights for an injection still to come; returns what may be injected: all, or nothing where a weight
  /// would leave [0.01, 0.99].
  FLYWHEEL_HD constexpr PoolReserves prepare_injection(PoolReserves const& added, PoolForm form) {
    if (form == PoolForm::constant_product) return added;
    auto const moved = weights.after_injection(reserves, added);
    if (!moved.in_range) return {0, 0};
    weights = moved.value;
    return added;
  }

  FLYWHEEL_HD constexpr void inject(PoolReserves const& added) {
    reserves.alpha_base_units = saturating_add(reserves.alpha_base_units, added.alpha_base_units);
    reserves.tao_base_units = saturating_add(reserves.tao_base_units, added.tao_base_units);
  }
};

}  // namespace flywheel::exchange
