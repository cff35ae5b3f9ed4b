#pragma once

#include "kernels/domain/root_network/columns.hpp"

namespace flywheel::domain {

/// Before subnet tokens a validator had one stake of TAO, which counted on every subnet. Of the picked worlds
/// (world.chain.rows) with a root network: adds what validators have earned on subnets to their stakes, and shows these
/// on all subnets. A member that has lost its uid on a subnet keeps its stake.
/// Units   base units. Errors  none. Source  subtensor 00b600c3, pallets/subtensor/src/block_step.rs,
/// emit_inflation_through_hotkey_account.
template <class Backend>
void join_root_stakes(Backend const& on, RootNetwork const& network);

/// A day of the members' nominators: some unstake a share of each stake, and free TAO is staked in proportion to the
/// stakes; the last member gets what floors leave. Call join_root_stakes after it.
/// Shape   free_tao [worlds]. Units   base units. Errors  none. Source  who stakes how much is assumed.
template <class Backend>
void trade_root_stakes(Backend const& on, RootNetwork const& network, double const* free_tao);

}  // namespace flywheel::domain
