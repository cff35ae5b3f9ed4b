#pragma once

#include "kernels/exchange/balancer/subnet_pool.hpp"
#include "kernels/exchange/share_pool/share_pool.hpp"

namespace flywheel::exchange {

enum class StakeError : std::uint8_t { none, amount_too_low, insufficient_liquidity, not_enough_stake };

/// What a change of stake moved. With an error everything is 0 and nothing changed.
struct StakeOutcome {
  StakeError error;
  std::uint64_t tao;         // paid into the pool, or out of it to the staker
  std::uint64_t alpha;       // staked or unstaked, fee included
  std::uint64_t author_tao;  // fee to the block's author
};

/// Staking TAO on a hotkey of a subnet, and taking it back, at the pool's price.
///     stake:   TAO less fee buys alpha, which buys shares of the hotkey's pool; the author gets the fee
///     unstake: alpha leaves the hotkey's pool and is sold less fee; the author's alpha is sold at once without fee
///     move:    unstake with the fee, stake the proceeds without; what is worth less than the least stake is paid out
/// Units   base units. Domain  the limit is `any` price.
/// Errors  stake: below the least stake and its fee, or paying in less than the least stake. unstake: of nothing, of
/// more
///         than there is; a part worth less than the least stake (all of it may always go). Root: 1 to 1, no pool.
/// Source  subtensor, staking/stake_utils.rs, add_stake.rs, remove_stake.rs, move_stake.rs.
struct SubnetStake {
  std::uint64_t least_tao = 2'000'000;
  std::uint16_t fee_rate = 33;

  FLYWHEEL_HD constexpr StakeOutcome stake(SubnetPool& pool, SharePool& hotkey, SafeFloat& share,
                                           std::uint64_t tao) const {
    auto const fee_of_least = static_cast<std::uint64_t>(static_cast<UInt128>(least_tao) * fee_rate / 65'535);
    if (tao < saturating_add(least_tao, fee_of_least)) return refused(StakeError::amount_too_low);
    return buy(pool, hotkey, share, tao, fee_rate);
  }

  FLYWHEEL_HD constexpr StakeOutcome unstake(SubnetPool& pool, SharePool& hotkey, SafeFloat& share,
                                             std::uint64_t alpha) const {
    auto const held = hotkey.value_of(share);
    if (alpha == 0) return refused(StakeError::amount_too_low);
    if (alpha > held) return refused(StakeError::not_enough_stake);
    auto after = pool;
    auto const sold = after.sell_at_any_price(alpha, fee_rate);
    if (sold.error != SwapError::none) return refused(StakeError::insufficient_liquidity);
    if (alpha < held && sold.paid_out < least_tao) return refused(StakeError::amount_too_low);
    auto const author = after.sell_at_any_price(sold.fee, 0);
    if (author.error != SwapError::none) return refused(StakeError::insufficient_liquidity);
    pool = after;
    hotkey.remove(share, alpha);
    return {StakeError::none, sold.paid_out, alpha, author.paid_out};
  }

  struct Side {
    SubnetPool& pool;
    SharePool& hotkey;
    SafeFloat& share;
  };

  /// The alpha is what left the origin; the TAO what was not staked again.
  FLYWHEEL_HD constexpr StakeOutcome move(Side const& from, Side const& to, std::uint64_t alpha) const {
    auto const unstaked = unstake(from.pool, from.hotkey, from.share, alpha);
    if (unstaked.error != StakeError::none || unstaked.tao < least_tao) return unstaked;
    auto const staked = buy(to.pool, to.hotkey, to.share, unstaked.tao, 0);
    return {StakeError::none, unstaked.tao - staked.tao, alpha, unstaked.author_tao};
  }

 private:
  FLYWHEEL_HD static constexpr StakeOutcome refused(StakeError error) { return {error, 0, 0, 0}; }

  FLYWHEEL_HD constexpr StakeOutcome buy(SubnetPool& pool, SharePool& hotkey, SafeFloat& share, std::uint64_t tao,
                                         std::uint16_t rate) const {
    auto after = pool;
    auto const bought = after.buy_at_any_price(tao, rate);
    if (bought.error != SwapError::none || bought.paid_out == 0) return refused(StakeError::insufficient_liquidity);
    if (bought.paid_in < least_tao) return refused(StakeError::amount_too_low);
    if (!hotkey.can_hold(bought.paid_out)) return refused(StakeError::insufficient_liquidity);
    pool = after;
    hotkey.add(share, bought.paid_out);
    return {StakeError::none, bought.paid_in, bought.paid_out, bought.fee};
  }
};

}  // namespace flywheel::exchange
