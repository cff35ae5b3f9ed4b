#pragma once

#include "kernels/domain/subnet_agents/owner_columns.hpp"

namespace flywheel::domain {

/// The owners of the picked subnets look at what they have got since they last looked (OwnerGain) and set one lever
/// anew, or none (OwnerSearch). Of a subnet that is new in its slot, or has passed to another owner, the first review
/// takes note alone; what earlier owners of the subnet have set stays.
/// Who has moved a hyperparameter and may not set one again yet (OwnerLimits) waits with its judgement.
/// Draws  "subnet/owner_review" by subnet and block; "subnet/owner_directions": which way each lever goes first.
/// Units   base units, blocks. Errors  none. Source  those of the laws.
template <class Backend>
void review_owners(Backend const& on, OwnedSubnets const& args);

/// Writes what owners have set into the rules of the picked subnets, which were made anew from a specification.
template <class Backend>
void restore_settings(Backend const& on, OwnedSubnets const& args);

}  // namespace flywheel::domain
