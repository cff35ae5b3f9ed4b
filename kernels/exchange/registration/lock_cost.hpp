#pragma once

#include "kernels/base/checked.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// What founding a subnet costs: twice the last founder's lock, falling in a straight line to that lock over an
/// interval.
///     cost = max(least, 2 last - floor(last / I) (now - last block)),   I = floor(interval mint / 10^9)
/// The division comes first, as on the chain; before the first founding the factor is 1.
/// Units   TAO base units, blocks. Domain  I = 0 keeps the cost at twice the last lock. Errors  none.
/// Source  subtensor, coinbase/root.rs, get_network_lock_cost.
struct LockCost {
  std::uint64_t least_base_units;
  std::uint64_t reduction_interval_blocks;  // at a mint of 1 TAO a block

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t last_lock, std::uint64_t last_block,
                                                 std::uint64_t now_block, std::uint64_t block_mint) const {
    auto const interval = interval_at(block_mint);
    auto const step = interval == 0 ? 0 : last_lock / interval;
    auto const blocks = saturating_subtract(now_block, last_block);
    auto const fall = clamp_to<std::uint64_t>(static_cast<UInt128>(step) * blocks);
    auto const peak = clamp_to<std::uint64_t>(static_cast<UInt128>(last_lock) * (last_block == 0 ? 1U : 2U));
    auto const cost = saturating_subtract(peak, fall);
    return cost < least_base_units ? least_base_units : cost;
  }

  FLYWHEEL_HD constexpr std::uint64_t interval_at(std::uint64_t block_mint) const {
    UInt128 const share = (static_cast<UInt128>(block_mint) << 64) / 1'000'000'000;  // in 64 places, as on the chain
    return static_cast<std::uint64_t>((full_product(reduction_interval_blocks, share) >> 64).low);
  }
};

}  // namespace flywheel::exchange
