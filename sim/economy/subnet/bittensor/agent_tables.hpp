#pragma once

#include <string>

#include "kernels/domain/subnet_agents/police.hpp"
#include "kernels/population/subnet/advance_miners.hpp"
#include "kernels/population/subnet/set_weights.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/state/table.hpp"

namespace flywheel::economy::bittensor {

/// What validators believe and decide, and what miners bring. A segment of `seats`, `beliefs`, `decisions` and
/// `entries` is a subnet; a seat's rows of them follow one another.
class AgentTables {
 public:
  /// For subnets and neurons as they are laid out already. depth: epochs that somebody looks back, and one more.
  AgentTables(engine::Simulation& simulation, std::string const& name, state::Table& subnets, state::Table& neurons,
              std::uint32_t seats_of_subnet, std::uint32_t max_uids, std::uint32_t depth, std::uint32_t displaced);

  std::uint32_t const capacity;  // uids of a row
  std::uint32_t const depth;
  std::uint32_t const displaced_places;

  state::Table* subnets;
  state::Column<population::SubnetJudging> judging;
  state::Column<population::JudgingRound> round;
  state::Column<population::MinerMarket> market;
  state::Column<std::uint32_t> epoch;
  state::Column<std::uint32_t> watch_lag;
  state::Column<scoring::CollusionRules> collusion;
  state::Column<domain::Verdicts> verdicts;

  state::Table* neurons;
  state::Column<double> initial_skill, overfit, availability;
  state::Column<population::MinerConduct> conduct;
  state::Column<std::uint32_t> entity, bloc, entry_epoch;
  state::Column<std::uint8_t> is_miner;
  state::Column<std::uint64_t> spent_on_work;
  state::Column<std::uint32_t> displaced_next;  // of subnets
  state::Table* displaced;
  state::Column<domain::DisplacedMiner> displaced_miner;
  state::Table* rings;  // slot by slot, in each all neurons
  state::Column<double> skill;
  state::Column<std::uint16_t> past_consensus;

  state::Table* seats;
  state::Column<std::uint32_t> seat_uid, seat_entity;
  state::Column<population::ValidatorBehaviour> seat_behaviour;
  state::Column<domain::BribeTerms> bribe_terms;
  state::Column<std::uint8_t> may_set, takes_bribe;
  state::Column<std::uint64_t> spent_on_looks, last_look_block;
  state::Column<std::uint64_t> watched_since;
  state::Column<std::uint32_t> similarity, strikes;
  state::Column<std::uint8_t> flags;
  state::Table* beliefs;
  state::Column<double> belief_mean, belief_variance;
  state::Table* decisions;
  state::Column<std::uint32_t> decided_count;
  state::Column<std::uint64_t> decided_block;
  state::Table* entries;
  state::Column<std::uint16_t> entry_uid, entry_value;

  /// Registrations and consensus are columns of the neurons' that agents only read.
  domain::SubnetJudges judges(Segments of_neurons, std::uint64_t const* registration_block,
                              std::uint16_t const* consensus) const;
  population::AdvanceMiners work(domain::SubnetJudges const& of) const;
  population::SetWeights votes(domain::SubnetJudges const& of, population::PublishedRows const& published) const;
  population::DecidedRows decided() const;
  /// Without the columns of one round.
  domain::Police police(domain::SubnetWorld const& world, scoring::YumaParameters const* yuma) const;

 private:
  void add_neurons();
  void add_seats(engine::Simulation& simulation, std::string const& name, std::uint32_t seats_of_subnet);
};

}  // namespace flywheel::economy::bittensor
