#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Which validators of a subnet lend stake to a child key. Seats from first_parent on are parents; the child of seat p
/// is seat (p + subnet) mod first_parent, so that others are children on the next subnet.
struct LendingRules {
  std::uint32_t first_parent;  // no seat: nobody lends
  std::uint64_t proportion;    // of 2^64 - 1
};

/// Shape   rules [subnets]; parents [subnets x most_edges], grouped by child; world.neurons.rows picks subnets.
struct LendStakes {
  SubnetWorld world;
  LendingRules const* rules;
  std::uint32_t most_edges;       // of a subnet
  std::uint32_t* parent_offsets;  // [neurons + 1]; written, but the last
  ParentEdge* parents;            // written; places without a parent belong to a subnet's last row and lend nothing
  U96F32* kept_share;             // written
  std::uint64_t* voting_root;     // written: TAO on root that a row votes with; alpha goes into neurons.alpha_stake
};

/// Makes the edges between parents and children of each picked subnet anew, from the seats that are taken, and the
/// stake that each row votes with: InheritedStake of its pool and of its TAO on root. A parent or child that has lost
/// its uid neither lends nor borrows; on the chain a parent needs none. Units   base units. Errors  none. Source
/// subtensor, staking/stake_utils.rs, get_inherited_for_hotkey_on_subnet.
template <class Backend>
void lend_stakes(Backend const& on, LendStakes const& args);

/// After an epoch was paid out: validators' dividends as parents and children have divided them, for all who look at
/// what a validator earns. dividend and root_part [neurons], as distribute_epoch has left them.
template <class Backend>
void show_lent_dividends(Backend const& on, SubnetWorld const& world, U96F32 const* dividend, U96F32 const* root_part);

}  // namespace flywheel::domain
