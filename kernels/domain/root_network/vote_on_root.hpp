#pragma once

#include "kernels/domain/root_network/columns.hpp"

namespace flywheel::domain {

/// Lets the root networks of the picked worlds (world.chain.rows) divide the TAO of the next blocks by RootVote. Others
/// are left alone.
///     liking_ij = appeal_j exp(sd z_ij), z fixed for ever;  w_ij = round(65535 liking_ij / greatest) for a member's
///     favourites, else 0
/// Stream "root/opinions", entity the member, ordinal the subnet. Units   base units, shares in 64 binary places.
/// Errors  none: without stake, or weights, nobody gets a share. Source  what members like is assumed.
template <class Backend>
void vote_on_root(Backend const& on, RootNetwork const& network);

}  // namespace flywheel::domain
