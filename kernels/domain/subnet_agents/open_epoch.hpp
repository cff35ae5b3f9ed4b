#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Shape   clock [subnets]. neurons.rows picks the subnets whose epoch is due.
struct OpenEpoch {
  SubnetWorld world;
  scoring::YumaClock* clock;
};

/// Before the epoch of each picked subnet: what it hands out.
///     emission = server + validator + root pots, with root's part that was sold each block
/// Of the root pot, what was sold leaves it; where root sells each block, what was not sold is nobody's.
/// Units   base units, blocks. Errors  none. Source  subtensor, coinbase/run_coinbase.rs, drain_pending.
template <class Backend>
void open_epoch(Backend const& on, OpenEpoch const& args);

}  // namespace flywheel::domain
