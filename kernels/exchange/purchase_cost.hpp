#pragma once

#include <cstdint>

#include "kernels/exchange/constant_product_pool.hpp"

namespace flywheel::exchange {

/// What buying so many tokens from a pool costs whoever buys alone.
///     cost = floor(floor(U x / (T - x)) / (1 - fee))
/// Shape   (pool, tokens) -> USD; the pool does not move. Units   token base units, micro-USD.
/// Domain  that of the pool, fee < 10^6; a pool does not sell its last unit: x >= T costs 0, and nothing is bought.
/// Errors  none; a cost beyond 64 bits is clamped. Both floors are the buyer's: the pool may give less than x, by what
///         two micro-USD buy.
/// Source  the inverse of ConstantProductPool; that a plan rounds down is assumed.
FLYWHEEL_HD constexpr std::uint64_t purchase_cost(ConstantProductPool const& pool, std::uint64_t token_base_units) {
  if (token_base_units >= pool.token_base_units) return 0;
  auto const alone = mul_div_floor(pool.usd_micro, token_base_units, pool.token_base_units - token_base_units);
  return mul_div_floor(alone, std::uint64_t{1'000'000}, pool.kept_ppm());
}

}  // namespace flywheel::exchange
