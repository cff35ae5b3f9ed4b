#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Shape   free_tao [worlds], appeal_sum [worlds]. neurons.rows picks the subnets that trade.
struct TradeAlpha {
  SubnetWorld world;
  double const* free_tao;    // base units that nobody has staked
  double const* appeal_sum;  // of all subnets of the world
};

/// A day of trades of each picked subnet:
///     1. speculators, where there are any, look at the price and want to buy or to sell (Speculation)
///     2. root's stakers claim their alpha and sell it without fee
///     3. miners, validators, nominators, the owner and those who left sell a share of what they hold, in one swap, of
///        their own nothing that they have locked; nominators give also what speculators sell
///     4. buyers spend free TAO x share x appeal / sum of appeals, and speculators what they want of the rest of that
///        appeal's free TAO, in one swap; the alpha is staked on validators in proportion to their last dividends
///     5. appeal *= exp(s z - s^2 / 2), the subnet's own draw of the block, "subnet/appeal"
/// Where there are no pools, miners and departed neurons unstake instead of 1 to 4 (DirectUnstaking).
/// Who sells in one swap gets the same price; fees are those of the pool, of the block's author.
/// Units   base units. Errors  none: what the pool refuses does not happen. Source  the swaps: subtensor; who trades
/// how much: assumed.
template <class Backend>
void trade_alpha(Backend const& on, TradeAlpha const& args);

}  // namespace flywheel::domain
