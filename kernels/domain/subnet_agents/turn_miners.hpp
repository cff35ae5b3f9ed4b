#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Lets miners of the picked subnets stop and others come, after an epoch:
///     1. a miner whose immunity is over and who earned less than its costs becomes idle, with a chance
///     2. candidates come (Poisson) and decide by MinerDecisions; who enters pays the price of a registration, which
///        buys alpha that is recycled, and takes the next free uid or that of neuron_to_prune
/// The neuron that must go takes its stake with it (departed alpha); all weights on its uid become 0.
/// Draws  "subnet/candidates" by the candidate's number, "subnet/arrivals" and "subnet/idle" by the epoch.
/// Units   base units, blocks. Errors  none: a payment that the pool refuses is no registration.
/// Source  subtensor, subnets/registration.rs; that miners decide so is assumed.
template <class Backend>
void turn_miners(Backend const& on, SubnetWorld const& world);

}  // namespace flywheel::domain
