#pragma once

#include "kernels/exchange/balancer/subnet_pool.hpp"

namespace flywheel::exchange {

/// Pays for a neuron's place: the price buys alpha from the subnet's pool, fee included, and that alpha is recycled.
/// Returns the trade, without effect where the pool refuses it; its TAO counts as users' flow into the subnet.
/// Units   base units. Errors  those of the swap. Source  subtensor, subnets/registration.rs, do_register.
FLYWHEEL_HD constexpr SwapOutcome pay_registration(SubnetPool& pool, std::uint64_t price_tao, std::uint16_t fee_rate) {
  auto const bought = pool.buy_at_any_price(price_tao, fee_rate);
  pool.outstanding_alpha = saturating_subtract(pool.outstanding_alpha, bought.paid_out);
  return bought;
}

/// The root network's 64 places: one newcomer a block, three a root tempo; when they are taken, a newcomer needs
/// strictly more root stake than the member with the least, whom it replaces. Shape   root_stake [count] -> place,
/// `count` for a free one; nothing in range where it is refused. Source  subtensor, coinbase/root.rs, do_root_register.
struct RootPlaces {
  std::uint32_t places = 64;
  std::uint32_t most_per_block = 1;
  std::uint32_t most_per_tempo = 3;

  FLYWHEEL_HD constexpr Checked<std::uint32_t> place_for(std::uint64_t newcomer_stake, std::uint64_t const* root_stake,
                                                         std::uint32_t count, std::uint32_t joined_this_block,
                                                         std::uint32_t joined_this_tempo) const {
    if (joined_this_block >= most_per_block || joined_this_tempo >= most_per_tempo) return {0, false};
    if (count < places) return {count, true};
    std::uint32_t least = 0;
    for (std::uint32_t i = 1; i < count; ++i) least = root_stake[i] < root_stake[least] ? i : least;
    return {least, newcomer_stake > root_stake[least]};
  }
};

}  // namespace flywheel::exchange
