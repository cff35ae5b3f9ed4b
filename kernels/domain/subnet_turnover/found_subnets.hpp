#pragma once

#include "kernels/domain/subnet_turnover/columns.hpp"

namespace flywheel::domain {

/// Shape   rules, states, seeds, free_tao, outcomes [worlds]; origins, prices [subnets]. world.chain.rows picks worlds
///         and shows every slot; world.neurons is of all subnets.
struct FoundSubnets {
  SubnetWorld world;
  FoundingRules const* rules;
  FoundingState* states;
  std::uint64_t const* seeds;
  double const* free_tao;  // base units that a founder may lock
  SubnetOrigin* origins;
  U64F64* prices;             // scratch
  FoundingOutcome* outcomes;  // overwritten where picked
};

/// The founders of each picked world, one time: candidates come (Poisson) and decide one after the other by
/// FounderDecisions at the median spot price and the cost of a lock; the first who founds is the last.
///     slot: the first free one; else that of the subnet with the lowest moving price, of equals the oldest, among
///     those past immunity, which is dissolved; else the founding is refused dissolution: the pool's TAO to the holders
///     of its alpha, hotkeys' stakers and who has left, and to the protocol, by largest remainder; the protocol's part
///     is recycled. Alpha, pots and claims of root end; neurons are gone founding: the whole lock goes into the pool,
///     against alpha at the median price; nothing is outstanding start: every owner starts its subnet when it may; TAO
///     follows when it is enabled
/// A subnet's counts of epochs, candidates and hotkeys go on, so that no draw repeats. Neurons and rules of the new one
/// are the caller's to write.
/// Draws  "founders/arrivals" by the block, "founders/candidates" by the candidate's number. Units   base units,
/// blocks. Errors  none. Source  subtensor, coinbase/root.rs, subnets/subnet.rs, staking/remove_stake.rs; that founders
/// decide so is assumed.
template <class Backend>
void found_subnets(Backend const& on, FoundSubnets const& args);

}  // namespace flywheel::domain
