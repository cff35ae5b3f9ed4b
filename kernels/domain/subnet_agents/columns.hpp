#pragma once

#include "kernels/domain/conviction/held_lock.hpp"
#include "kernels/domain/subnet/columns.hpp"
#include "kernels/domain/subnet/epoch_hotkeys.hpp"
#include "kernels/domain/subnet_agents/agent_rules.hpp"
#include "kernels/population/subnet/bribe_offer.hpp"
#include "kernels/population/subnet/weight_columns.hpp"
#include "kernels/scoring/yuma/columns.hpp"

namespace flywheel::domain {

/// Who holds a uid.
enum class Behaviour : std::uint8_t {
  miner,
  idle_miner,  // has stopped working; stays until somebody takes the uid
  owner,       // the subnet's: incentive that it gets is withheld
  validator,   // what it does is its seat's ValidatorBehaviour
};

/// The uids of all subnets: each row is one uid, in order; a newcomer takes over the row of the neuron that he
/// replaces.
struct SubnetNeurons {
  Segments rows;  // a segment is a subnet, as a row of SubnetColumns
  std::uint32_t* used;
  std::uint8_t* behaviour;
  std::uint32_t* hotkey;    // serial number in its subnet, never used again
  std::uint64_t* cost_tao;  // of a miner's work, base units an epoch
  std::uint64_t* last_update_block;
  std::uint64_t* registration_block;
  std::uint64_t* alpha_stake;  // as the next epoch sees it
  std::uint64_t* root_tao;
  exchange::SharePool* pool;
  exchange::SafeFloat* owner_share;      // of the hotkey's owner
  exchange::SafeFloat* nominator_share;  // of everybody else
  std::uint32_t* weights_count;          // of the row that the next epoch reads
  std::uint32_t* bond_count;
  std::uint8_t* is_owner;
  std::uint8_t* permit;
  std::uint64_t* server_rao;
  std::uint64_t* validator_rao;
  std::uint64_t* combined_rao;
  HeldLock* locks;  // of hotkeys' owners; null where nobody locks alpha

  /// What a hotkey's owner has staked on it, without nominators.
  FLYWHEEL_HD std::uint64_t owners_stake(std::uint32_t row) const {
    auto const value = pool[row].value_base_units;
    return nominator_share[row].is_zero() ? value
                                          : saturating_subtract(value, pool[row].value_of(nominator_share[row]));
  }
  /// Of that, what cannot be unstaked.
  FLYWHEEL_HD std::uint64_t locked(std::uint32_t row) const {
    return locks == nullptr || locks[row].hotkey != hotkey[row] ? 0 : locks[row].lock.mass;
  }
};

/// A miner of a world, by its subnet's number and its hotkey: the same again after 2^20 registrations on one subnet.
FLYWHEEL_HD constexpr std::uint32_t miner_entity(std::uint32_t subnet, std::uint32_t hotkey) {
  return subnet << 20 | (hotkey & 0xFFFFF);
}

/// How often a miner answers at all: uniform from the least to 1, "subnet/availability" of its entity.
FLYWHEEL_HD inline double availability_of(AgentRules const& rules, std::uint32_t entity) {
  double const luck = uniform_from_word(step_word(rules.seed, entity, 0, Stream{"subnet/availability"}));
  return rules.least_availability + (1.0 - rules.least_availability) * luck;
}

/// A miner who was at work when somebody took its uid.
struct DisplacedMiner {
  double skill;
  std::uint64_t cost_tao;
  std::uint32_t entity;
  bool is_waiting;
};

/// What a validator is offered for its votes, an epoch, in base units of TAO.
struct BribeTerms {
  bool is_negotiated;  // else it is always bribed
  population::BribeOffer offer;
  double detection_chance;
  double lost_if_caught;
};

/// What miners bring to a subnet, and what validators are. Columns over neurons as SubnetNeurons, over seats of
/// validators, and over subnets.
struct SubnetJudges {
  population::JudgedNeurons seen;  // as validators see them; skill is ln quality, of the free model 0
  double* skill;                   // the ring of `seen`
  double* initial_skill;
  double* overfit;
  double* availability;
  std::uint32_t* entity;  // keys of one operator, who runs one model, have the same
  std::uint32_t* bloc;
  std::uint8_t* is_miner;  // who works; the behaviour says no more
  std::uint32_t* entry_epoch;
  population::MinerConduct* conduct;
  population::MinerMarket const* market;  // [subnets]
  DisplacedMiner* displaced;              // [subnets x displaced_places] a ring
  std::uint32_t displaced_places;         // of a subnet
  std::uint32_t* displaced_next;          // [subnets] the place that is written next, modulo the places
  Segments seats;
  std::uint32_t* seat_uid;  // SubnetJudging::no_uid: empty
  population::ValidatorBehaviour const* behaviour;
  BribeTerms const* bribe_terms;
  std::uint8_t* takes_bribe;  // in this round, of those who may be bribed
  std::uint8_t* may_set;
  std::uint64_t const* spent_tao;  // on looks at miners, base units
  population::SubnetJudging const* judging;
  population::JudgingRound* round;
  std::uint32_t* round_epoch;

  FLYWHEEL_HD double& skill_in(std::uint32_t epoch, std::uint32_t row) const {
    return skill[std::uint64_t{epoch % seen.depth} * seen.slots + row];
  }
};

/// What lasts of a subnet besides what its chain knows. Amounts in base units.
struct SubnetLife {
  std::uint64_t epochs;      // finished
  std::uint64_t last_block;  // of the last one; 0: none
  std::uint64_t candidates;  // who have thought of mining here
  std::uint32_t next_hotkey;
  std::uint64_t registrations;
  std::uint64_t returns;          // of them, by miners who had lost a uid
  std::uint64_t owners;           // who took the subnet from its owner
  std::uint64_t idle;             // miners who have given up
  std::uint64_t server_pot;       // of the last epoch
  std::uint64_t departed_alpha;   // of those whose uid was taken
  std::uint64_t claimable_alpha;  // of root's stakers
  std::uint64_t unowned_alpha;    // burned, or cut off by floors
  std::uint64_t root_sold_alpha;  // of the pending root pot, since the last epoch
  std::uint64_t owner_alpha;      // that owners have been paid
  double appeal;                  // to buyers of alpha; only its share of all subnets' counts
  PriceMemory remembered;         // by speculators
  SubnetFlows flows;
  std::uint64_t booked_tao, booked_alpha, booked_outstanding;
  std::uint64_t staked_alpha;  // on all hotkeys, as of the last time that agents acted
  std::int64_t gap;            // outstanding alpha less all that holds it, when booked; 0 or the books are wrong
};

/// All that agents of subnets touch. Shape   rules, life, payments, epoch_subnets [subnets]; worlds' [worlds].
struct SubnetWorld {
  SubnetColumns chain;
  SubnetNeurons neurons;
  SubnetJudges judges;
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
  /// What the last epoch paid to miners, less what is withheld from them, for decisions of agents.
  FLYWHEEL_HD double miners_pot_tao(std::uint32_t subnet) const {
    double const kept = 1.0 - static_cast<double>(judges.judging[subnet].burn_share) * 0x1p-16;
    return static_cast<double>(life[subnet].server_pot) * price_of(subnet) * kept;
  }
  /// TAO per alpha, for decisions of agents.
  FLYWHEEL_HD double price_of(std::uint32_t subnet) const {
    if (!has_pools(subnet)) return 1.0;
    return static_cast<double>(static_cast<std::uint64_t>(pool_of(subnet).price().bits >> 24)) * 0x1p-40;
  }
};

}  // namespace flywheel::domain
