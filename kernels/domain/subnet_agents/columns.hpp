#pragma once

#include "kernels/domain/subnet/columns.hpp"
#include "kernels/domain/subnet/epoch_hotkeys.hpp"
#include "kernels/domain/subnet_agents/agent_rules.hpp"
#include "kernels/scoring/yuma/columns.hpp"

namespace flywheel::domain {

/// Who holds a uid, and what he does. A kind of validator is one enumerator and one case of ValidatorVote.
enum class Behaviour : std::uint8_t {
  miner,
  idle_miner,            // has stopped working; stays until somebody takes the uid
  owner,                 // the subnet's: incentive that it gets is withheld
  honest_validator,      // weighs miners as it sees them
  abstaining_validator,  // holds stake and sets no weights
};

/// The uids of all subnets: each row is one uid, in order; a newcomer takes over the row of the neuron that he
/// replaces.
struct SubnetNeurons {
  Segments rows;  // a segment is a subnet, as a row of SubnetColumns
  std::uint32_t* used;
  std::uint8_t* behaviour;
  std::uint32_t* hotkey;    // serial number in its subnet, never used again
  std::uint32_t* quality;   // of a miner's work, in 2^-16; 0 of all others
  std::uint64_t* cost_tao;  // of a miner's work, base units an epoch
  std::uint64_t* last_update_block;
  std::uint64_t* registration_block;
  std::uint64_t* alpha_stake;  // as the next epoch sees it
  std::uint64_t* root_tao;
  std::uint64_t* commit_block;  // 2^64 - 1: none waits
  exchange::SharePool* pool;
  exchange::SafeFloat* owner_share;      // of the hotkey's owner
  exchange::SafeFloat* nominator_share;  // of everybody else
  std::uint64_t* weights_first;          // of the row that the next epoch reads
  std::uint32_t* weights_count;
  std::uint32_t* bond_count;
  std::uint8_t* is_owner;
  std::uint8_t* permit;
  std::uint64_t* server_rao;
  std::uint64_t* validator_rao;
  std::uint64_t* combined_rao;
  std::uint16_t* weight;            // entries: [subnet][slot of a reveal][validator's uid][miner's uid]
  std::uint64_t entries_of_subnet;  // reveal slots x validator uids x most uids
  std::uint32_t validator_uids;     // uids below it have room for weights
  std::uint32_t most_uids;
};

/// What lasts of a subnet besides what its chain knows. Amounts in base units.
struct SubnetLife {
  std::uint64_t epochs;      // finished
  std::uint64_t last_block;  // of the last one; 0: none
  std::uint64_t candidates;  // who have thought of mining here
  std::uint32_t next_hotkey;
  std::uint64_t registrations;
  std::uint64_t idle;             // miners who have given up
  std::uint64_t server_pot;       // of the last epoch
  std::uint64_t departed_alpha;   // of those whose uid was taken
  std::uint64_t claimable_alpha;  // of root's stakers
  std::uint64_t unowned_alpha;    // burned, or cut off by floors
  std::uint64_t root_sold_alpha;  // of the pending root pot, since the last epoch
  double appeal;                  // to buyers of alpha; only its share of all subnets' counts
  SubnetFlows flows;
  std::uint64_t booked_tao, booked_alpha, booked_outstanding;
  std::uint64_t staked_alpha;  // on all hotkeys, as of the last time that agents acted
  std::int64_t gap;            // outstanding alpha less all that holds it, when booked; 0 or the books are wrong
};

/// All that agents of subnets touch. Shape   rules, life, payments, epoch_subnets [subnets]; worlds' [worlds].
struct SubnetWorld {
  SubnetColumns chain;
  SubnetNeurons neurons;
  AgentRules const* rules;
  SubnetLife* life;
  ChainRules const* chain_rules;
  ChainState* states;
  std::uint32_t subnets_per_world;

  FLYWHEEL_HD std::uint32_t world_of(std::uint32_t subnet) const { return subnet / subnets_per_world; }
  FLYWHEEL_HD std::uint64_t block_of(std::uint32_t subnet) const { return states[world_of(subnet)].block; }

  FLYWHEEL_HD exchange::SubnetPool pool_of(std::uint32_t subnet) const {
    return {{chain.alpha_reserve[subnet], chain.tao_reserve[subnet]},
            chain.outstanding_alpha[subnet],
            {chain.quote_weight[subnet]}};
  }
  FLYWHEEL_HD void store(std::uint32_t subnet, exchange::SubnetPool const& pool) const {
    chain.alpha_reserve[subnet] = pool.reserves.alpha_base_units;
    chain.tao_reserve[subnet] = pool.reserves.tao_base_units;
    chain.outstanding_alpha[subnet] = pool.outstanding_alpha;
  }
  /// Without pools stake is TAO: it lies where the pool's TAO would, and each unit of it counts as one of alpha.
  FLYWHEEL_HD bool has_pools(std::uint32_t subnet) const {
    return chain_rules[world_of(subnet)].emission.injection != emission::InjectionRule::none;
  }
  /// Outstanding alpha less everything that holds it: hotkeys' pools, what departed neurons, root's stakers, the
  /// protocol and the pending pots hold, and what is nobody's. 0, or the books are wrong.
  FLYWHEEL_HD std::int64_t gap_of(std::uint32_t subnet) const {
    auto const& of = life[subnet];
    auto const held = of.staked_alpha + of.departed_alpha + of.claimable_alpha + of.unowned_alpha +
                      chain.protocol_alpha[subnet] + chain.pending_owner[subnet] + chain.pending_server[subnet] +
                      chain.pending_validator[subnet] +
                      saturating_subtract(chain.pending_root[subnet], of.root_sold_alpha);
    return static_cast<std::int64_t>(chain.outstanding_alpha[subnet] - held);
  }
  /// TAO per alpha, for decisions of agents.
  FLYWHEEL_HD double price_of(std::uint32_t subnet) const {
    if (!has_pools(subnet)) return 1.0;
    return static_cast<double>(static_cast<std::uint64_t>(pool_of(subnet).price().bits >> 24)) * 0x1p-40;
  }
};

}  // namespace flywheel::domain
