#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/domain/blocs/columns.hpp"

namespace flywheel::domain {

/// The rows of weights that the votes make: those of a subnet's validators lie one after another, as many entries each
/// as there are miners.
/// Shape   first_entry [subnets]; uid, value [entries]; first, count, last_update_block [neurons].
struct VoteRows {
  std::uint64_t const* first_entry;
  std::uint64_t const* now_block;  // [subnets]
  std::uint64_t* first;
  std::uint32_t* count;
  std::uint64_t* last_update_block;
  std::uint16_t* uid;
  std::uint16_t* value;
};

struct CastVotes {
  BlocsOfSubnets subnets;
  Ballot const* ballots;
  VoteRows rows;
};

/// Writes every validator's row of weights for one epoch. Each miner is listed, also with weight 0.
///     w_ij = mass_b x_j / sum of x over the bloc b of j,   x a NoisyOpinion of i on j in the epoch of the decision
///     stored: round(65535 w_ij / largest of the row), as the chain scales them
/// Units   u16 of the row's largest.   Errors  none.
/// Source  weights: docs/consensus.md of subtensor, "Weight sampling"; scaling: subnets/weights.rs.
template <class Backend>
void cast_votes(Backend const& on, CastVotes const& args);

}  // namespace flywheel::domain
