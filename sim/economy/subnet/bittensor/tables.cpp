#include "sim/economy/subnet/bittensor/tables.hpp"

namespace flywheel::economy::bittensor {

using state::Keep;

Tables::Tables(engine::Simulation& simulation, std::string const& name, Sizes const& of)
    : sizes{of}, worlds_{simulation.worlds()} {
  std::vector<std::uint32_t> const one(worlds_, 1);
  chain = &simulation.add_table(name + "/chain", one);
  chain_state = chain->add<domain::ChainState>("state");
  chain_rules = chain->add<domain::ChainRules>("rules", Keep::derived);
  conviction_rules = chain->add<domain::ConvictionRules>("conviction_rules", Keep::derived);
  founding_rules = chain->add<domain::FoundingRules>("founding_rules", Keep::derived);
  founding_state = chain->add<domain::FoundingState>("founding");
  root_rules = chain->add<domain::RootRules>("root_rules", Keep::derived);
  chain->set_used(one);
  root_members = &simulation.add_table(name + "/root_members", std::vector<std::uint32_t>(worlds_, sizes.validators));
  root_stake = root_members->add<std::uint64_t>("stake_base_units");
  add_subnets(simulation, name);
  add_neurons(simulation, name);
  add_entries(simulation, name);
  std::vector<std::uint32_t> const each(worlds_, sizes.subnets);
  schedule = &simulation.add_host_table(name + "/schedule", each);
  scheduled = schedule->add<SubnetSchedule>("schedule");
  review_block = schedule->add<std::uint64_t>("review_block");
  schedule->set_used(each);
  progress = &simulation.add_host_table(name + "/progress", one);
  done_blocks = progress->add<std::uint64_t>("done_block");
  progress->set_used(one);
}

void Tables::add_subnets(engine::Simulation& simulation, std::string const& name) {
  subnets = &simulation.add_table(name + "/subnets", std::vector<std::uint32_t>(worlds_, sizes.subnets));
  auto& table = *subnets;
  subnet_rules = table.add<domain::SubnetRules>("rules", Keep::derived);
  agent_rules = table.add<domain::AgentRules>("agent_rules", Keep::derived);
  yuma = table.add<scoring::YumaParameters>("yuma", Keep::derived);
  epoch_subnet = table.add<domain::EpochSubnet>("epoch_rules", Keep::derived);
  clock = table.add<scoring::YumaClock>("clock");
  status = table.add<scoring::YumaStatus>("status");
  payments = table.add<domain::EpochPayments>("payments");
  life = table.add<domain::SubnetLife>("life");
  tao_reserve = table.add<std::uint64_t>("tao_reserve_base_units");
  alpha_reserve = table.add<std::uint64_t>("alpha_reserve_base_units");
  outstanding_alpha = table.add<std::uint64_t>("outstanding_alpha_base_units");
  quote_weight = table.add<std::uint64_t>("quote_weight");
  protocol_alpha = table.add<std::uint64_t>("protocol_alpha_base_units");
  burn_price = table.add<std::uint64_t>("burn_price_base_units");
  pending_owner = table.add<std::uint64_t>("pending_owner_base_units");
  pending_server = table.add<std::uint64_t>("pending_server_base_units");
  pending_validator = table.add<std::uint64_t>("pending_validator_base_units");
  pending_root = table.add<std::uint64_t>("pending_root_base_units");
  pending_root_tao = table.add<std::uint64_t>("pending_root_tao_base_units");
  moving_price = table.add<I96F32>("moving_price");
  miner_burned = table.add<U96F32>("miner_burned");
  root_proportion = table.add<U96F32>("root_proportion");
  user_flow = table.add<std::int64_t>("user_flow_base_units");
  protocol_flow = table.add<std::int64_t>("protocol_flow_base_units");
  user_flow_average = table.add<I64F64>("user_flow_average");
  protocol_flow_average = table.add<I64F64>("protocol_flow_average");
  share = table.add<U64F64>("share");
  ungated_share = table.add<U64F64>("ungated_share");
  root_weight = table.add<U64F64>("root_weight");
  origin = table.add<domain::SubnetOrigin>("origin");
  rolled_block = table.add<std::uint64_t>("rolled_block");
  spot_price = table.add<U64F64>("spot_price", Keep::derived);
  opinion = table.add<double>("opinion", Keep::derived);
  root_rank = table.add<I64F64>("root_rank", Keep::derived);
  root_trust = table.add<I64F64>("root_trust", Keep::derived);
  terms = table.add<emission::SubnetTerms>("terms");
  flows = table.add<domain::SubnetFlows>("flows");
  registrations = table.add<domain::RegistrationCount>("registrations");
  owner_rules = table.add<domain::OwnerRules>("owner_rules", Keep::derived);
  owner_memory = table.add<domain::OwnerMemory>("owner_memory");
}

void Tables::add_neurons(engine::Simulation& simulation, std::string const& name) {
  std::vector<std::uint32_t> const uids(std::size_t{worlds_} * sizes.subnets, sizes.max_uids);
  neurons = &simulation.add_table(name + "/neurons", uids);
  auto& table = *neurons;
  behaviour = table.add<std::uint8_t>("behaviour");
  is_owner = table.add<std::uint8_t>("is_owner");
  permit = table.add<std::uint8_t>("permit");
  active = table.add<std::uint8_t>("active");
  hotkey = table.add<std::uint32_t>("hotkey");
  weights_count = table.add<std::uint32_t>("weights_count");
  bond_count = table.add<std::uint32_t>("bond_count");
  cost_tao = table.add<std::uint64_t>("cost_base_units_per_epoch");
  last_update_block = table.add<std::uint64_t>("last_update_block");
  registration_block = table.add<std::uint64_t>("registration_block");
  alpha_stake = table.add<std::uint64_t>("alpha_stake_base_units");
  root_tao = table.add<std::uint64_t>("root_tao_base_units");
  commit_block = table.add<std::uint64_t>("commit_block");
  weights_first = table.add<std::uint64_t>("weights_first");
  bond_first = table.add<std::uint64_t>("bond_first");
  server_rao = table.add<std::uint64_t>("server_rao");
  validator_rao = table.add<std::uint64_t>("validator_rao");
  combined_rao = table.add<std::uint64_t>("combined_rao");
  pool = table.add<exchange::SharePool>("pool");
  owner_share = table.add<exchange::SafeFloat>("owner_share");
  nominator_share = table.add<exchange::SafeFloat>("nominator_share");
  root_claims = table.add<emission::RootClaims>("root_claims");
  take = table.add<std::uint16_t>("take", Keep::derived);
  child_take = table.add<std::uint16_t>("child_take", Keep::derived);
  stake_weight = table.add<std::uint16_t>("stake_weight");
  consensus = table.add<std::uint16_t>("consensus");
  incentive = table.add<std::uint16_t>("incentive");
  dividends = table.add<std::uint16_t>("dividends");
  validator_trust = table.add<std::uint16_t>("validator_trust");
  kept_share = table.add<U96F32>("kept_share", Keep::derived);
  dividend = table.add<U96F32>("dividend");
  root_part = table.add<U96F32>("root_part");
  edges = &simulation.add_table(name + "/parent_offsets", std::vector<std::uint32_t>{neurons->slots() + 1});
  parent_offsets = edges->add<std::uint32_t>("offset", Keep::derived);
  locks = table.add<domain::HeldLock>("locks");
  voting_root = table.add<std::uint64_t>("voting_root_base_units", Keep::derived);
  lending_rules = subnets->add<domain::LendingRules>("lending", Keep::derived);
  parent_edges = &simulation.add_table(name + "/parents", std::vector<std::uint32_t>(subnets->slots(), sizes.edges));
  parents = parent_edges->add<domain::ParentEdge>("edge", Keep::derived);
}

void Tables::add_entries(engine::Simulation& simulation, std::string const& name) {
  auto const each = sizes.validator_uids() * sizes.max_uids;
  std::size_t const count = std::size_t{worlds_} * sizes.subnets;
  agents = std::make_unique<AgentTables>(simulation, name, *subnets, *neurons, sizes.validators, sizes.max_uids,
                                         sizes.depth, sizes.displaced);
  bonds = &simulation.add_table(name + "/bonds", std::vector<std::uint32_t>(count, each));
  bond_uid = bonds->add<std::uint16_t>("uid");
  bond_value = bonds->add<std::uint16_t>("value");
  bond_rows =
      &simulation.add_table(name + "/bond_rows", std::vector<std::uint32_t>{static_cast<std::uint32_t>(count + 1)});
  bonds_first = bond_rows->add<std::uint64_t>("first", Keep::derived);
}

void Tables::lay_out() {
  std::vector<std::uint64_t> first(bond_rows->slots());
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = i * sizes.validator_uids() * sizes.max_uids;
  bond_rows->write<std::uint64_t>(bonds_first, first);
  lay_out_edges();
  neurons->write<U96F32>(kept_share, std::vector<U96F32>(neurons->slots(), U96F32::one()));
}

domain::SubnetColumns Tables::chain_columns(Segments worlds) const {
  return {worlds,
          subnet_rules.data(),
          tao_reserve.data(),
          alpha_reserve.data(),
          outstanding_alpha.data(),
          quote_weight.data(),
          protocol_alpha.data(),
          moving_price.data(),
          miner_burned.data(),
          root_proportion.data(),
          burn_price.data(),
          pending_owner.data(),
          pending_server.data(),
          pending_validator.data(),
          pending_root.data(),
          pending_root_tao.data(),
          user_flow.data(),
          protocol_flow.data(),
          user_flow_average.data(),
          protocol_flow_average.data(),
          root_weight.data(),
          share.data(),
          ungated_share.data(),
          terms.data(),
          flows.data(),
          registrations.data()};
}

domain::SubnetWorld Tables::world(Segments of_worlds, Segments of_subnets) const {
  return {.chain = chain_columns(of_worlds),
          .neurons = {.rows = of_subnets,
                      .used = neurons->used_data(),
                      .behaviour = behaviour.data(),
                      .hotkey = hotkey.data(),
                      .cost_tao = cost_tao.data(),
                      .last_update_block = last_update_block.data(),
                      .registration_block = registration_block.data(),
                      .alpha_stake = alpha_stake.data(),
                      .root_tao = root_tao.data(),
                      .pool = pool.data(),
                      .owner_share = owner_share.data(),
                      .nominator_share = nominator_share.data(),
                      .weights_count = weights_count.data(),
                      .bond_count = bond_count.data(),
                      .is_owner = is_owner.data(),
                      .permit = permit.data(),
                      .server_rao = server_rao.data(),
                      .validator_rao = validator_rao.data(),
                      .combined_rao = combined_rao.data(),
                      .locks = sizes.has_locks ? locks.data() : nullptr},
          .judges = agents->judges(of_subnets, registration_block.data(), consensus.data()),
          .rules = agent_rules.data(),
          .life = life.data(),
          .chain_rules = chain_rules.data(),
          .states = chain_state.data(),
          .subnets_per_world = sizes.subnets};
}

/// No edges yet: the places of all belong to the last row of their subnet and lend nothing.
void Tables::lay_out_edges() {
  if (!has_child_keys()) return;
  std::vector<std::uint32_t> offsets(edges->slots());
  std::vector<domain::ParentEdge> none(parent_edges->slots());
  for (std::uint32_t row = 0; row < offsets.size(); ++row) offsets[row] = row / sizes.max_uids * sizes.edges;
  for (std::uint32_t edge = 0; edge < none.size(); ++edge) {
    none[edge] = {(edge / sizes.edges + 1) * sizes.max_uids - 1, 0, true};
  }
  edges->write<std::uint32_t>(parent_offsets, offsets);
  parent_edges->write<domain::ParentEdge>(parents, none);
}

domain::PassSubnets Tables::passing(domain::SubnetWorld const& of) const {
  return {.world = of,
          .rules = conviction_rules.data(),
          .rolled_block = rolled_block.data(),
          .origins = origin.data(),
          .epoch_subnets = epoch_subnet.data(),
          .yuma = yuma.data(),
          .judging = agents->judging.data()};
}

domain::LendStakes Tables::lending(domain::SubnetWorld const& of) const {
  return {.world = of,
          .rules = lending_rules.data(),
          .most_edges = sizes.edges,
          .parent_offsets = parent_offsets.data(),
          .parents = parents.data(),
          .kept_share = kept_share.data(),
          .voting_root = voting_root.data()};
}

domain::OwnedSubnets Tables::owned(domain::SubnetWorld const& of) const {
  return {.world = of,
          .rules = owner_rules.data(),
          .memory = owner_memory.data(),
          .origins = origin.data(),
          .agent_rules = agent_rules.data(),
          .epoch_subnets = epoch_subnet.data(),
          .yuma = yuma.data(),
          .judging = agents->judging.data()};
}

domain::RootNetwork Tables::root_network(Segments of_worlds) const {
  return {.world = world(of_worlds, neurons->segments()),
          .rules = root_rules.data(),
          .members = root_members->segments(),
          .stake_tao = root_stake.data(),
          .root_weight = root_weight.data(),
          .opinion = opinion.data(),
          .rank = root_rank.data(),
          .trust = root_trust.data()};
}

domain::EpochHotkeys Tables::hotkeys(Segments of_subnets) const {
  return {.rows = of_subnets,
          .server_emission = server_rao.data(),
          .validator_emission = validator_rao.data(),
          .pool = pool.data(),
          .owner_share = owner_share.data(),
          .root_claims = root_claims.data(),
          .root_tao = root_tao.data(),
          .take = take.data(),
          .child_take = child_take.data(),
          .kept_share = kept_share.data(),
          .is_subnet_owners = is_owner.data(),
          .parent_offsets = parent_offsets.data(),
          .parents = parents.data(),
          .dividend = dividend.data(),
          .root_part = root_part.data()};
}

scoring::YumaEpoch Tables::epoch(Segments of_subnets) const {
  return {.neurons = of_subnets,
          .parameters = yuma.data(),
          .clock = clock.data(),
          .before = {last_update_block.data(), registration_block.data(), alpha_stake.data(),
                     has_child_keys() ? voting_root.data() : root_tao.data(), commit_block.data()},
          .weights = {weights_first.data(), weights_count.data(), agents->entry_uid.data(), agents->entry_value.data()},
          .bonds = {bonds_first.data(), bond_first.data(), bond_count.data(), bond_uid.data(), bond_value.data()},
          .columns = {permit.data(), active.data(), stake_weight.data(), consensus.data(), incentive.data(),
                      dividends.data(), validator_trust.data(), server_rao.data(), validator_rao.data(),
                      combined_rao.data()},
          .status = status.data(),
          .scratch = {}};
}

population::PublishedRows Tables::published() const {
  return {weights_first.data(), weights_count.data(), last_update_block.data(), commit_block.data()};
}

}  // namespace flywheel::economy::bittensor
