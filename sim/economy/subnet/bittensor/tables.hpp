#pragma once

#include <memory>
#include <string>

#include "kernels/domain/child_keys/lend_stakes.hpp"
#include "kernels/domain/conviction/pass_subnets.hpp"
#include "kernels/domain/root_network/columns.hpp"
#include "kernels/domain/subnet_agents/book_subnets.hpp"
#include "kernels/domain/subnet_agents/owner_columns.hpp"
#include "kernels/domain/subnet_turnover/columns.hpp"
#include "kernels/scoring/yuma_epoch.hpp"
#include "sim/economy/subnet/bittensor/agent_tables.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::bittensor {

/// How much room every world has; the same for all of a batch.
struct Sizes {
  std::uint32_t subnets;
  std::uint32_t max_uids;
  std::uint32_t validators;
  std::uint32_t depth;  // epochs that somebody looks back, and one more

  std::uint32_t edges = 0;  // of parents and children on a subnet
  bool has_locks = false;   // somewhere in the batch
  bool has_owners = false;  // who adapt, in all of it

  std::uint32_t displaced = 1;  // miners of a subnet who may come back

  std::uint32_t validator_uids() const { return validators + 1; }  // the owner's among them
};

/// When the next epoch of a slot's subnet is due, on the host.
struct SubnetSchedule {
  static constexpr std::uint64_t never = ~std::uint64_t{0};  // no subnet is there

  std::uint64_t due_block;
};

/// The state of all worlds' chains, subnets and neurons. A segment of `subnets` is a world; a segment of `neurons`
/// and `bonds` is a subnet, in the same order.
class Tables {
 public:
  Tables(engine::Simulation& simulation, std::string const& name, Sizes const& sizes);

  Sizes const sizes;
  state::Table* chain;  // a row a world
  state::Column<domain::ChainState> chain_state;
  state::Column<domain::ChainRules> chain_rules;
  state::Column<domain::RootRules> root_rules;
  state::Column<domain::ConvictionRules> conviction_rules;
  state::Column<domain::FoundingRules> founding_rules;
  state::Column<domain::FoundingState> founding_state;
  state::Table* root_members;  // a row a validator of a world
  state::Column<std::uint64_t> root_stake;
  state::Table* subnets;
  state::Column<domain::SubnetRules> subnet_rules;
  state::Column<domain::AgentRules> agent_rules;
  state::Column<scoring::YumaParameters> yuma;
  state::Column<domain::EpochSubnet> epoch_subnet;
  state::Column<scoring::YumaClock> clock;
  state::Column<scoring::YumaStatus> status;
  state::Column<domain::EpochPayments> payments;
  state::Column<domain::SubnetLife> life;
  state::Column<std::uint64_t> tao_reserve, alpha_reserve, outstanding_alpha, quote_weight, protocol_alpha, burn_price,
      pending_owner, pending_server, pending_validator, pending_root, pending_root_tao;
  state::Column<I96F32> moving_price;
  state::Column<U96F32> miner_burned, root_proportion;
  state::Column<std::int64_t> user_flow, protocol_flow;
  state::Column<I64F64> user_flow_average, protocol_flow_average;
  state::Column<U64F64> share, ungated_share, root_weight;
  state::Column<domain::SubnetOrigin> origin;
  state::Column<std::uint64_t> rolled_block;
  state::Column<U64F64> spot_price;
  state::Column<double> opinion;
  state::Column<I64F64> root_rank, root_trust;
  state::Column<emission::SubnetTerms> terms;
  state::Column<domain::SubnetFlows> flows;
  state::Column<domain::RegistrationCount> registrations;
  state::Column<domain::OwnerRules> owner_rules;
  state::Column<domain::OwnerMemory> owner_memory;

  state::Table* neurons;
  state::Column<std::uint8_t> behaviour, is_owner, permit, active;
  state::Column<std::uint32_t> hotkey, weights_count, bond_count;
  state::Column<std::uint64_t> cost_tao, last_update_block, registration_block, alpha_stake, root_tao, commit_block,
      weights_first, bond_first, server_rao, validator_rao, combined_rao;
  state::Column<exchange::SharePool> pool;
  state::Column<exchange::SafeFloat> owner_share, nominator_share;
  state::Column<emission::RootClaims> root_claims;
  state::Column<std::uint16_t> take, child_take, stake_weight, consensus, incentive, dividends, validator_trust;
  state::Column<U96F32> kept_share, dividend, root_part;
  state::Column<domain::HeldLock> locks;
  state::Column<std::uint64_t> voting_root;
  state::Column<domain::LendingRules> lending_rules;
  state::Table* edges;  // one more row than neurons
  state::Column<std::uint32_t> parent_offsets;
  state::Table* parent_edges;  // a segment is a subnet
  state::Column<domain::ParentEdge> parents;

  std::unique_ptr<AgentTables> agents;  // whose rows hold the weights
  state::Table* bonds;
  state::Column<std::uint16_t> bond_uid, bond_value;
  state::Table* bond_rows;  // where each subnet's bonds begin
  state::Column<std::uint64_t> bonds_first;

  state::Table* schedule;  // on the host, a row a subnet
  state::Column<SubnetSchedule> scheduled;
  state::Column<std::uint64_t> review_block;  // by owners
  state::Table* progress;                     // on the host, a row a world
  state::Column<std::uint64_t> done_blocks;

  std::uint64_t& done_block(WorldId world) const { return done_blocks.data()[world.value]; }

  /// Whether there is a subnet in a slot of a world.
  bool has_subnet(WorldId world, std::uint32_t slot) const {
    return scheduled.data()[world.value * sizes.subnets + slot].due_block != SubnetSchedule::never;
  }

  domain::SubnetColumns chain_columns(Segments worlds) const;
  domain::SubnetWorld world(Segments worlds, Segments of_subnets) const;
  domain::PassSubnets passing(domain::SubnetWorld const& world) const;
  domain::LendStakes lending(domain::SubnetWorld const& world) const;
  domain::OwnedSubnets owned(domain::SubnetWorld const& world) const;
  domain::RootNetwork root_network(Segments worlds) const;
  domain::EpochHotkeys hotkeys(Segments of_subnets) const;
  scoring::YumaEpoch epoch(Segments of_subnets) const;
  /// Where validators' rows go.
  population::PublishedRows published() const;
  /// Makes the columns again that nothing but the sizes decides.
  void lay_out();
  bool has_child_keys() const { return sizes.edges > 0; }

 private:
  void add_subnets(engine::Simulation& simulation, std::string const& name);
  void add_neurons(engine::Simulation& simulation, std::string const& name);
  void lay_out_edges();
  void add_entries(engine::Simulation& simulation, std::string const& name);

  std::uint32_t worlds_;
};

}  // namespace flywheel::economy::bittensor
