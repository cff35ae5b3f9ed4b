#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::population {

/// How fast delegators follow yield. A column over subnets. Domain  at most 10^6.
struct DelegationInertia {
  std::uint32_t moved_ppm;  // of the way to where all yields would be equal, a period
};

/// Stake that is free to move between the validators of a subnet.
/// Shape   a segment is one subnet of one world; columns over its validators' seats. Units   base units.
/// Domain  the stake of a segment sums to less than 2^63, its rewards too.
struct ShiftDelegations {
  Segments seats;
  DelegationInertia const* inertia;  // [subnets]
  std::uint64_t const* stake;        // delegated
  std::uint64_t const* reward;       // to delegators, of the last period
  std::int64_t* change;              // out, overwritten: sums to 0 in a segment, never takes more than there is
};

/// Stake leaves validators whose yield is below the mean for those above it, with inertia.
///     target_i = floor(S r_i / R);  loses floor(p (s_i - target_i));  what is lost goes to those below their target,
///     in proportion to what they lack, rounded down, the rest to whoever lacks most
/// Where yields y_i stay what they are that is replicator dynamics: ds_i = p s_i (y_i / mean y - 1).
/// Errors  none; nothing moves without rewards.
/// Source  replicator dynamics (Taylor and Jonker 1978); that stake chases yield, and how slowly, is assumed.
template <class Backend>
void shift_delegations(Backend const& on, ShiftDelegations const& args);

}  // namespace flywheel::population
