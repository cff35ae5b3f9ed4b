#pragma once

#include "kernels/domain/subnet_turnover/columns.hpp"
#include "kernels/emission/subnet/owner_limits.hpp"
#include "kernels/population/subnet/owner_gain.hpp"
#include "kernels/population/subnet/owner_search.hpp"
#include "kernels/scoring/yuma/parameters.hpp"

namespace flywheel::domain {

/// What the owner of a subnet goes by.
struct OwnerRules {
  population::OwnerSearch search;
  population::OwnerGain gain;
  emission::OwnerLimits limits;
  population::LeverRange range[population::owner_levers];
  std::uint32_t levers;  // a bit for each that it may move
  double blocks_per_day;
  bool compares_with_market;  // else it looks at its own subnet alone
};

/// What lasts of a subnet's owner: what it knew at its last review, and what it has set. Amounts in base units.
struct OwnerMemory {
  std::uint64_t registered_block;  // of the subnet that this is about; 0: of none yet
  std::uint32_t hotkey;            // of the owner
  std::uint64_t since_block;       // of the last review
  double price;                    // then
  double market;                   // then: the mean price of all subnets
  std::uint64_t held_alpha;        // then
  std::uint64_t received_alpha;    // by then, since the slot's first subnet
  population::SearchMemory search;
  std::uint32_t chosen;  // a bit for each lever that the subnet's owners have set
  std::uint32_t value[population::owner_levers];
  std::uint64_t last_set_block;  // of a hyperparameter; 0: never
  std::uint64_t hyperparameters_set;
};

/// Owners, what they go by and what they set. Shape   all [subnets]. world.neurons.rows picks subnets.
struct OwnedSubnets {
  SubnetWorld world;
  OwnerRules const* rules;
  OwnerMemory* memory;
  SubnetOrigin const* origins;
  AgentRules* agent_rules;
  EpochSubnet* epoch_subnets;
  scoring::YumaParameters* yuma;
  population::SubnetJudging* judging;
};

}  // namespace flywheel::domain
