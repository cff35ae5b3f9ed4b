#pragma once

#include "kernels/domain/subnet/columns.hpp"

namespace flywheel::domain {

/// Shape   a segment of `subnets.rows` is one world; rules, states, until_block [worlds].
struct AdvanceBlocks {
  SubnetColumns subnets;
  ChainRules const* rules;
  ChainState* states;
  std::uint64_t const* until_block;  // the last block to do
};

/// Advances every world's chain block by block, states.block + 1 to until_block, through all its subnets in row order:
///   1. registration prices decay, or are set anew where their interval is over
///   2. the block's TAO is minted (IssuanceHalving, never above the cap)
///   3. shares of the subnets (ShareRule, EmissionGate); disabled ones give theirs to the others
///   4. each subnet: terms; the weights move for the injection to come, the excess buys alpha from the old reserves,
///   then
///      the reserves grow; its alpha is minted and split into the pending pots; unspent TAO is taken back
///   5. moving prices, after use
/// Epochs, trades and registrations of a block come after it: call with until_block at the next of them. (On the chain
/// the epoch runs between 4 and 5; it changes neither reserves nor prices.) Flows of users and protocol are averaged
/// and reset in step 3. root_proportion is that of until_block. Units   base units; shares in 64 binary places, terms
/// in 32. Domain  that of the laws. Errors  none. Source  subtensor, coinbase/block_step.rs and run_coinbase.rs;
/// vectors chain.
template <class Backend>
void advance_blocks(Backend const& on, AdvanceBlocks const& args);

}  // namespace flywheel::domain
