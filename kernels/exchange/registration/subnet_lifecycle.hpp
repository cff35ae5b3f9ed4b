#pragma once

#include "kernels/exchange/balancer/pool_weights.hpp"

namespace flywheel::exchange {

/// A new subnet's pool: the whole lock, at least `least_tao`, against alpha at the median price of the priced subnets.
///     alpha = floor(tao / median);  the median of an even count is the mean of the two in the middle; of none it is 1
///     TAO
/// Units   base units; price [TAO per alpha] in 64 binary places. Domain  median > 0. Errors  none.
/// Source  subtensor, subnets/subnet.rs, do_register_network; staking/stake_utils.rs, get_median_subnet_alpha_price.
FLYWHEEL_HD constexpr PoolReserves founding_pool(std::uint64_t lock_tao, std::uint64_t least_tao, U64F64 median_price) {
  auto const tao = lock_tao < least_tao ? least_tao : lock_tao;
  return {safe_divide(U64F64::from_integer(tao), median_price).to_integer<std::uint64_t>(), tao};
}

/// prices [count] ascending, all > 0.
FLYWHEEL_HD constexpr U64F64 median_price(U64F64 const* prices, std::uint32_t count) {
  if (count == 0) return U64F64::one();
  if (count % 2 == 1) return prices[count / 2];
  return safe_divide(saturating_add(prices[count / 2 - 1], prices[count / 2]), U64F64::from_integer(2));
}

/// What a subnet's end leaves. The pool's TAO is shared among the holders of its alpha by largest remainder
/// (split_pro_rata), the protocol as the last of them; its share is recycled.
///     protocol's claim = protocol alpha, and the pool's alpha too where the subnet is younger than the refund rule
///     refund of a lock, for subnets older than the registration rule: max(0, lock - floor(price floor(issued cut)))
/// Units   base units. Errors  none. Source  subtensor, staking/remove_stake.rs, destroy_alpha_in_out_stakes.
struct Dissolution {
  std::uint64_t refund_rule_block;        // younger subnets: the protocol holds the pool's alpha
  std::uint64_t registration_rule_block;  // older subnets: the founder's lock comes back
  U96F32 owner_cut;

  FLYWHEEL_HD constexpr std::uint64_t protocol_claim(std::uint64_t registered_block, std::uint64_t protocol_alpha,
                                                     std::uint64_t pool_alpha) const {
    return registered_block > refund_rule_block ? saturating_add(pool_alpha, protocol_alpha) : protocol_alpha;
  }

  FLYWHEEL_HD constexpr std::uint64_t lock_refund(std::uint64_t registered_block, std::uint64_t lock_tao,
                                                  std::uint64_t issued_alpha, U64F64 price) const {
    if (registered_block >= registration_rule_block) return 0;
    auto const earned = saturating_multiply(U96F32::from_integer(issued_alpha), owner_cut).to_integer<std::uint64_t>();
    auto const worth = saturating_multiply(U96F32::from_integer(earned), U96F32::from_fixed(price));
    return saturating_subtract(lock_tao, worth.to_integer<std::uint64_t>());
  }
};

}  // namespace flywheel::exchange
