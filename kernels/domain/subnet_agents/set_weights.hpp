#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Lets the validators of the picked subnets commit weights after an epoch, to count reveal_epochs later.
///     score_j = q_j max(0, 1 + s e_ij),  e_ij four random bytes, centred and scaled: variance 1, |e| <= 3.45
///     weight of the owner's key: withheld / (1 - withheld) of the rest; the row's greatest weight becomes 65535
/// A validator looks anew once in evaluation_epochs, each in its turn, and repeats itself else. Who joined since then
/// has weight 0. Stream "subnet/scores", entity validator's uid and subnet, ordinal epoch and miner.
/// Units   qualities and shares in 2^-16. Domain  below 2^22 subnets a world. Errors  none.
/// Source  the form of the noise is assumed; scaling as on the chain: subnets/weights.rs.
template <class Backend>
void set_weights(Backend const& on, SubnetWorld const& world);

}  // namespace flywheel::domain
