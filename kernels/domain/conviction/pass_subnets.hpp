#pragma once

#include "kernels/domain/conviction/held_lock.hpp"
#include "kernels/domain/subnet_turnover/columns.hpp"
#include "kernels/scoring/yuma/parameters.hpp"

namespace flywheel::domain {

/// Who locks alpha in one world, and whether locks decide who owns a subnet. Shares of what a hotkey's owner has staked
/// on it.
struct ConvictionRules {
  exchange::ConvictionRates rates;
  exchange::LockKind kind;
  double owners_lock;
  double validators_lock;
  bool is_enforced;
};

/// Shape   rules [worlds]; locks [neurons]; the others [subnets]. world.neurons.rows picks subnets whose epoch has run.
struct PassSubnets {
  SubnetWorld world;  // world.neurons.locks is not null
  ConvictionRules const* rules;
  std::uint64_t* rolled_block;  // up to which convictions have grown; 0: nobody has locked yet
  SubnetOrigin* origins;
  EpochSubnet* epoch_subnets;
  scoring::YumaParameters* yuma;
  population::SubnetJudging* judging;
};

/// After an epoch of each picked subnet: locks decay and convictions grow; owners and validators lock more up to their
/// share; then the subnet passes to the hotkey with the largest conviction, of equals the lowest uid, where
/// can_change_owner allows it. Its new owner gets the cuts to come, the owner's rights in consensus, and what a subnet
/// withholds. A uid that changed hands starts without a lock.
/// Units   base units of alpha, blocks. Errors  none. Source  subtensor, staking/lock.rs,
/// change_subnet_owner_if_needed; that owners and validators lock a share of their own is assumed.
template <class Backend>
void pass_subnets(Backend const& on, PassSubnets const& args);

}  // namespace flywheel::domain
