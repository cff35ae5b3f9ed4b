#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Tells the validators of the picked subnets which round of judging begins, and who of them may set weights.
///     round = epochs finished; a decision counts after reveal_epochs epochs, the next one being the first
///     may set weights: who holds a permit
/// Errors  none. Source  subtensor, subnets/weights.rs: a permit is asked for; stake without permit is not enough.
template <class Backend>
void open_round(Backend const& on, SubnetWorld const& world);

}  // namespace flywheel::domain
