#pragma once

#include <span>
#include <string>
#include <vector>

#include "kernels/domain/subnet_agents/measure_subnets.hpp"
#include "kernels/statistics/concentration.hpp"
#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/state/series.hpp"

namespace flywheel::economy::bittensor {

/// One subnet at one sample.
struct SubnetView {
  double price_tao;
  double moving_price_tao;
  double emission_share;  // of the last block's TAO
  double miner_burned;
  double registration_tao;
  bool exists;  // else the slot is free
  std::uint64_t pool_tao, outstanding_alpha, registrations, returns, epochs, owners_replaced;
  double withheld_share;          // that the owner wants of incentive
  double owner_tao_per_day;       // its cut, as of the last epoch
  std::uint64_t hyperparameters;  // set by owners since the start
  domain::SubnetSight sight;
  domain::Verdicts verdicts;
  statistics::Concentration miners, validators;  // of the last epoch's pay
  statistics::Concentration operators;           // of the miners', all keys of each together
};

/// One world at one sample.
struct NetworkView {
  domain::ChainState chain;
  domain::FoundingState founding;
  statistics::Concentration wallets;  // of the last epochs' pay of all subnets
  double lock_tao;                    // what founding a subnet costs
  std::vector<SubnetView> subnets;
  std::uint32_t room;  // subnets of the batch's largest world
  state::Amount free_tao, root_tao, pools_tao, minted_since_start;
  double compute_tao;  // spent by miners since the start
  state::Amount staked, unstaked, registrations_tao, chain_bought, injected;
};

/// Looks at every world. [worlds]
std::vector<NetworkView> look_at(engine::Simulation& simulation, BittensorEconomy const& economy);

/// What is recorded, for an economy of a name with room for so many subnets; of owners' choices where there are any.
std::vector<state::Series> series_of(std::string const& economy, std::uint32_t subnets, bool has_owners);

/// Writes the values of one world's sample. ids [series], as they were declared.
void record(NetworkView const& seen, std::span<state::SeriesId const> ids, WorldId world, state::Recorder& recorder);

std::vector<engine::Finding> findings_of(engine::Simulation const& simulation, BittensorEconomy const& economy,
                                         WorldId world);

}  // namespace flywheel::economy::bittensor
