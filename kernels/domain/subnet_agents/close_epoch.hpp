#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Shape   payments [subnets]. neurons.rows picks the subnets whose epoch has been paid out.
struct CloseEpoch {
  SubnetWorld world;
  EpochPayments const* payments;
};

/// Books where an epoch's alpha went: what root's stakers may claim, what is nobody's, what was recycled.
template <class Backend>
void close_epoch(Backend const& on, CloseEpoch const& args);

/// After the agents of the picked subnets have acted: the stake that the next epoch sees, and its sum, which
/// SubnetWorld::gap_of compares with the outstanding alpha. Units   base units of alpha. Errors  none.
template <class Backend>
void weigh_stakes(Backend const& on, SubnetWorld const& world);

}  // namespace flywheel::domain
