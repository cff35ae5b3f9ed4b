#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// What a world's subnets have done since their books were last made. Changes in base units.
struct SubnetBooks {
  SubnetFlows flows;
  std::int64_t pools_tao;    // change of the pools' TAO
  std::int64_t pools_alpha;  // and of their alpha
  std::int64_t outstanding;  // and of the alpha outside them
  std::uint64_t issued_tao;  // minted in all
  std::uint64_t stranded_tao;
  double appeal;         // of all subnets, added in row order
  std::uint32_t broken;  // subnets whose alpha is not all held by somebody, or moved otherwise than by flows
};

/// Gathers flows and changes of each picked world (world.chain.rows), and starts anew. TAO that root's stakers got for
/// alpha joins their stake; flows of users and protocol are forgotten where shares do not follow them. A subnet is
/// broken unless, to the unit,
///     change of the pool's TAO = injected, emitted or locked + chain's purchases + staked + registrations - unstaked
///                                - claimed - root's - fees of sellers - what a dissolution pays and recycles
///     change of its alpha = injected or founded + sold - bought - burned
///     change of the outstanding = emitted + bought - sold - recycled
///     outstanding = hotkeys' pools + departed + claimable + protocol's + pending pots + unowned  (SubnetWorld::gap_of)
/// Shape   books [worlds], overwritten where picked. Units   base units. Errors  none.
template <class Backend>
void book_subnets(Backend const& on, SubnetWorld const& world, SubnetBooks* books);

}  // namespace flywheel::domain
