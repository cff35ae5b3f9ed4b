#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"
#include "kernels/emission/subnet/root_vote.hpp"

namespace flywheel::domain {

/// What the members of the root network of one world go by, where shares are theirs to vote on.
struct RootRules {
  emission::RootVote vote;
  std::uint32_t favourites;  // a member gives weight to so many subnets
  double opinion_log_sd;     // of a member's liking for a subnet, against the subnet's appeal
  double sells;              // of a member's stake, each day of trades
  double buyers_spend;       // of free TAO, each day, as stake
};

/// The root network of all worlds: its members are the validators, each the same on every subnet.
struct RootNetwork {
  SubnetWorld world;
  RootRules const* rules;    // [worlds]
  Segments members;          // a segment is a world
  std::uint64_t* stake_tao;  // [members]
  U64F64* root_weight;       // [subnets] of a block's TAO
  double* opinion;           // [subnets] scratch of vote_on_root, as the next two
  I64F64* rank;
  I64F64* trust;

  FLYWHEEL_HD bool has_vote(std::uint32_t which) const {
    return world.chain_rules[which].emission.shares == emission::ShareRule::root_weights;
  }
  FLYWHEEL_HD std::uint32_t first_subnet(std::uint32_t which) const { return world.chain.rows.first(which); }
  FLYWHEEL_HD std::uint32_t last_subnet(std::uint32_t which) const { return world.chain.rows.last(which); }
};

}  // namespace flywheel::domain
