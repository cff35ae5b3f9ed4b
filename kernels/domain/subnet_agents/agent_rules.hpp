#pragma once

#include "kernels/domain/subnet_agents/miner_habits.hpp"
#include "kernels/domain/subnet_agents/speculation.hpp"
#include "kernels/population/subnet/miner_decisions.hpp"
#include "kernels/population/subnet/pruning.hpp"

namespace flywheel::domain {

/// What becomes of the alpha of a subnet each day. Shares of what each holds.
struct TradeRules {
  double miners_sell;
  double validators_sell;  // the keys' owners, of their own
  double nominators_sell;
  double owner_sells;
  double departed_sell;
  double buyers_spend;                 // of the TAO that is free in the world, over all subnets
  double appeal_log_sd;                // of the daily step of a subnet's appeal
  std::uint32_t delegation_moved_ppm;  // of the stake under a validator without any yield, moved to better ones
  std::uint16_t fee_rate;              // of 65535
  SpeculatorRules speculators;
};

/// What the agents of one subnet go by.
struct AgentRules {
  std::uint64_t seed;
  std::uint32_t subnet;         // its number in its world
  std::uint32_t reveal_epochs;  // after so many weights count: 1 is the next epoch
  population::MinerDecisions miners;
  MinerHabits habits;
  double least_availability;
  population::PruningRules pruning;
  std::uint32_t most_uids;
  std::uint32_t most_registrations;  // an epoch
  TradeRules trades;
  std::uint16_t fee_rate;       // of a registration's swap
  std::uint8_t recycles_owner;  // incentive to the owner's key: recycled, not burned
};

}  // namespace flywheel::domain
