#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Lets miners of the picked subnets stop and others come, after an epoch:
///     1. a miner whose immunity is over and who earned less than its costs becomes idle, with a chance
///     2. candidates come (Poisson) and decide by MinerDecisions, operators by SybilKeys for how many keys; who enters
///        pays for each the price of a registration, which buys alpha that is recycled, and takes the next free uid or
///        that of neuron_to_prune. Keys of one operator run one model: one entity, whose cost falls to the first of
///        them
///     3. miners who lost their uid at work, as many as are remembered, come back where that pays, with the chance of
///        EpochHazard by the margin that they would have; with the skill that they had
/// The neuron that must go takes its stake with it (departed alpha); nobody's weight on its uid counts.
/// Draws  "subnet/candidates" and "subnet/operators" by the candidate's number, "subnet/conduct" by its entity,
/// "subnet/comeback" by entity and epoch,
/// "subnet/arrivals" and "subnet/idle" by the epoch. Units   base units, blocks. Errors  none: a payment that the pool
/// refuses is no registration. Source  subtensor, subnets/registration.rs; that miners decide so is assumed.
template <class Backend>
void turn_miners(Backend const& on, SubnetWorld const& world);

}  // namespace flywheel::domain
