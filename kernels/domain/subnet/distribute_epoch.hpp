#pragma once

#include "kernels/domain/subnet/columns.hpp"
#include "kernels/domain/subnet/epoch_hotkeys.hpp"

namespace flywheel::domain {

/// Shape   subnets [worlds grouped], hotkeys grouped by subnet; epoch_subnets, payments [subnets].
struct DistributeEpoch {
  SubnetColumns subnets;
  EpochHotkeys hotkeys;  // hotkeys.rows picks the subnets whose epoch has run
  EpochSubnet const* epoch_subnets;
  EpochPayments* payments;  // overwritten where picked
};

/// Pays out what has gathered on each picked subnet since its last epoch, and empties its pots:
///     owner's cut as stake; incentive as stake, or withheld where it falls to the owner's keys; the validators' pot by
///     dividends of alpha stake, the root pot by those of root stake, less takes, to nominators and root claims
/// Hotkeys are visited in row order. miner_burned is the share of incentive withheld; recycled alpha leaves
/// outstanding_alpha, burned alpha stays in it.
/// Units   base units; proportions in 32 binary places. Errors  none.
/// Source  subtensor, coinbase/run_coinbase.rs, distribute_emission; vectors dividend_distribution.
template <class Backend>
void distribute_epoch(Backend const& on, DistributeEpoch const& args);

}  // namespace flywheel::domain
