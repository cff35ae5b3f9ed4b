#include "sim/economy/subnet/bittensor/agent_tables.hpp"

namespace flywheel::economy::bittensor {
namespace {

using state::Keep;

/// A table of which every slot is in use.
state::Table& add_full(engine::Simulation& simulation, std::string name, std::vector<std::uint32_t> const& rows) {
  auto& table = simulation.add_table(std::move(name), rows);
  table.set_used(rows);
  return table;
}

}  // namespace

AgentTables::AgentTables(engine::Simulation& simulation, std::string const& name, state::Table& of_subnets,
                         state::Table& of_neurons, std::uint32_t seats_of_subnet, std::uint32_t max_uids,
                         std::uint32_t of_depth, std::uint32_t of_displaced)
    : capacity{max_uids}, depth{of_depth}, displaced_places{of_displaced}, subnets{&of_subnets}, neurons{&of_neurons} {
  judging = subnets->add<population::SubnetJudging>("judging", Keep::derived);
  round = subnets->add<population::JudgingRound>("round", Keep::derived);
  market = subnets->add<population::MinerMarket>("market", Keep::derived);
  epoch = subnets->add<std::uint32_t>("round_epoch", Keep::derived);
  watch_lag = subnets->add<std::uint32_t>("watch_lag_epochs", Keep::derived);
  collusion = subnets->add<scoring::CollusionRules>("collusion_rules", Keep::derived);
  verdicts = subnets->add<domain::Verdicts>("verdicts");
  add_neurons();
  displaced_next = subnets->add<std::uint32_t>("displaced_next");
  displaced =
      &add_full(simulation, name + "/displaced", std::vector<std::uint32_t>(subnets->slots(), displaced_places));
  displaced_miner = displaced->add<domain::DisplacedMiner>("miner");
  auto const of_world = neurons->slots() / simulation.worlds();
  rings = &add_full(simulation, name + "/rings", std::vector<std::uint32_t>(simulation.worlds(), depth * of_world));
  skill = rings->add<double>("skill");
  past_consensus = rings->add<std::uint16_t>("past_consensus");
  add_seats(simulation, name, seats_of_subnet);
}

void AgentTables::add_neurons() {
  auto& table = *neurons;
  initial_skill = table.add<double>("initial_skill");
  overfit = table.add<double>("overfit");
  availability = table.add<double>("availability");
  conduct = table.add<population::MinerConduct>("conduct");
  entity = table.add<std::uint32_t>("entity");
  bloc = table.add<std::uint32_t>("bloc");
  entry_epoch = table.add<std::uint32_t>("entry_epoch");
  is_miner = table.add<std::uint8_t>("is_miner");
  spent_on_work = table.add<std::uint64_t>("spent_on_work_base_units");
}

void AgentTables::add_seats(engine::Simulation& simulation, std::string const& name, std::uint32_t seats_of_subnet) {
  auto const rows_of = [&](std::uint32_t rows) { return std::vector<std::uint32_t>(subnets->slots(), rows); };
  seats = &simulation.add_table(name + "/seats", rows_of(seats_of_subnet));
  seat_uid = seats->add<std::uint32_t>("uid");
  seat_entity = seats->add<std::uint32_t>("entity");
  seat_behaviour = seats->add<population::ValidatorBehaviour>("behaviour", Keep::derived);
  bribe_terms = seats->add<domain::BribeTerms>("bribe_terms", Keep::derived);
  may_set = seats->add<std::uint8_t>("may_set", Keep::derived);
  takes_bribe = seats->add<std::uint8_t>("takes_bribe");
  spent_on_looks = seats->add<std::uint64_t>("spent_on_looks_base_units");
  last_look_block = seats->add<std::uint64_t>("last_look_block");
  watched_since = seats->add<std::uint64_t>("watched_since_block");
  similarity = seats->add<std::uint32_t>("similarity");
  strikes = seats->add<std::uint32_t>("strikes");
  flags = seats->add<std::uint8_t>("flags");
  beliefs = &add_full(simulation, name + "/beliefs", rows_of(seats_of_subnet * capacity));
  belief_mean = beliefs->add<double>("mean");
  belief_variance = beliefs->add<double>("variance");
  decisions = &add_full(simulation, name + "/decisions", rows_of(seats_of_subnet * depth));
  decided_count = decisions->add<std::uint32_t>("count");
  decided_block = decisions->add<std::uint64_t>("block");
  entries = &add_full(simulation, name + "/decided_entries", rows_of(seats_of_subnet * depth * capacity));
  entry_uid = entries->add<std::uint16_t>("uid");
  entry_value = entries->add<std::uint16_t>("value");
}

domain::SubnetJudges AgentTables::judges(Segments of_neurons, std::uint64_t const* registration_block,
                                         std::uint16_t const* consensus) const {
  auto of_seats = seats->segments();
  of_seats.picked = of_neurons.picked;
  of_seats.picked_count = of_neurons.picked_count;
  return {.seen = {.rows = of_neurons,
                   .slots = neurons->slots(),
                   .depth = depth,
                   .skill = skill.data(),
                   .overfit = overfit.data(),
                   .availability = availability.data(),
                   .entity = entity.data(),
                   .bloc = bloc.data(),
                   .is_miner = is_miner.data(),
                   .entry_epoch = entry_epoch.data(),
                   .registration_block = registration_block,
                   .consensus = consensus,
                   .past_consensus = past_consensus.data()},
          .skill = skill.data(),
          .initial_skill = initial_skill.data(),
          .overfit = overfit.data(),
          .availability = availability.data(),
          .entity = entity.data(),
          .bloc = bloc.data(),
          .is_miner = is_miner.data(),
          .entry_epoch = entry_epoch.data(),
          .conduct = conduct.data(),
          .market = market.data(),
          .displaced = displaced_miner.data(),
          .displaced_places = displaced_places,
          .displaced_next = displaced_next.data(),
          .seats = of_seats,
          .seat_uid = seat_uid.data(),
          .behaviour = seat_behaviour.data(),
          .bribe_terms = bribe_terms.data(),
          .takes_bribe = takes_bribe.data(),
          .may_set = may_set.data(),
          .spent_tao = spent_on_looks.data(),
          .judging = judging.data(),
          .round = round.data(),
          .round_epoch = epoch.data()};
}

population::AdvanceMiners AgentTables::work(domain::SubnetJudges const& of) const {
  return {.neurons = of.seen.rows,
          .slots = of.seen.slots,
          .depth = depth,
          .market = market.data(),
          .epoch = epoch.data(),
          .is_miner = is_miner.data(),
          .conduct = conduct.data(),
          .entry_epoch = entry_epoch.data(),
          .initial_skill = initial_skill.data(),
          .skill = skill.data(),
          .overfit = overfit.data(),
          .spent_base_units = spent_on_work.data()};
}

domain::Police AgentTables::police(domain::SubnetWorld const& world, scoring::YumaParameters const* yuma) const {
  domain::Police police{};
  police.world = world;
  police.decided = decided();
  police.yuma = yuma;
  police.lag_epochs = watch_lag.data();
  police.rules = collusion.data();
  police.joined_block = watched_since.data();
  police.similarity = similarity.data();
  police.flags = flags.data();
  police.strikes = strikes.data();
  police.verdicts = verdicts.data();
  return police;
}

population::DecidedRows AgentTables::decided() const {
  return {.capacity = capacity,
          .depth = depth,
          .uid = entry_uid.data(),
          .value = entry_value.data(),
          .count = decided_count.data(),
          .block = decided_block.data()};
}

population::SetWeights AgentTables::votes(domain::SubnetJudges const& of,
                                          population::PublishedRows const& published) const {
  return {.neurons = of.seen,
          .seats = {.rows = of.seats,
                    .uid = seat_uid.data(),
                    .entity = seat_entity.data(),
                    .behaviour = seat_behaviour.data(),
                    .may_set = may_set.data(),
                    .belief_mean = belief_mean.data(),
                    .belief_variance = belief_variance.data(),
                    .spent_base_units = spent_on_looks.data(),
                    .last_look_block = last_look_block.data(),
                    .takes_bribe = takes_bribe.data()},
          .judging = judging.data(),
          .round = round.data(),
          .decided = decided(),
          .published = published};
}

}  // namespace flywheel::economy::bittensor
