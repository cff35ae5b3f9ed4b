#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Lets nominators of the picked subnets' validators follow yield, with inertia: population::shift_delegations.
///     s_i  what nominators have under a key;  r_i = floor(dividends of the last epoch x s_i / alpha under the key)
/// inertia [subnets] holds how fast; slots: rows of all subnets. Where stake is TAO without a pool nothing moves.
/// Units   base units. Errors  none: every unit that leaves a key joins another of its subnet.
template <class Backend>
void move_delegations(Backend const& on, SubnetWorld const& world, std::uint32_t slots);

}  // namespace flywheel::domain
