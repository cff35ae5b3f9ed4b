#include "tests/parity/subnet_agents/small_world.hpp"

namespace flywheel::parity {
namespace {

using domain::Behaviour;

constexpr std::uint64_t tao = 1'000'000'000;
constexpr std::uint64_t block = 5'000'000;

}  // namespace

SmallWorld::SmallWorld(std::uint32_t seed, Memory& memory) : any_{seed} {
  world_.subnets_per_world = of_world;
  lay_out(memory);
  add_chain(memory);
  add_neurons(memory);
  add_judges(memory);
  add_rules(memory);
  add_values(memory);
  for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) fill_subnet(subnet);
}

void SmallWorld::lay_out(Memory& memory) {
  auto* const of_worlds = memory.input<std::uint32_t>(worlds + 1);
  auto* const of_neurons = memory.input<std::uint32_t>(subnets + 1);
  auto* const of_seats = memory.input<std::uint32_t>(subnets + 1);
  auto* const picked = memory.input<std::uint32_t>(subnets - 1);
  auto* const used = memory.column<std::uint32_t>(subnets);
  for (std::uint32_t i = 0; i <= worlds; ++i) of_worlds[i] = i * of_world;
  for (std::uint32_t i = 0; i <= subnets; ++i) of_neurons[i] = i * capacity;
  for (std::uint32_t i = 0; i <= subnets; ++i) of_seats[i] = i * seats_each;
  for (std::uint32_t i = 0; i + 1 < subnets; ++i) picked[i] = i < 5 ? i : i + 1;
  for (std::uint32_t i = 0; i < subnets; ++i) used[i] = i % 3 == 0 ? capacity : 16 + below(8);
  world_.chain.rows = {of_worlds, nullptr, worlds};
  world_.neurons.used = used;
  world_.neurons.rows = world_.judges.seen.rows = {of_neurons, used, subnets, picked, subnets - 1};
  world_.judges.seats = {of_seats, nullptr, subnets, picked, subnets - 1};
}

void SmallWorld::add_chain(Memory& memory) {
  auto& chain = world_.chain;
  for (auto** const column : {&chain.tao_reserve, &chain.alpha_reserve, &chain.outstanding_alpha, &chain.quote_weight,
                              &chain.protocol_alpha, &chain.burn_price, &chain.pending_owner, &chain.pending_server,
                              &chain.pending_validator, &chain.pending_root, &chain.pending_root_tao}) {
    *column = memory.column<std::uint64_t>(subnets);
  }
  chain.moving_price = memory.column<I96F32>(subnets);
  chain.miner_burned = memory.column<U96F32>(subnets);
  chain.root_proportion = memory.column<U96F32>(subnets);
  chain.user_flow = memory.column<std::int64_t>(subnets);
  chain.protocol_flow = memory.column<std::int64_t>(subnets);
  chain.user_flow_average = memory.column<I64F64>(subnets);
  chain.protocol_flow_average = memory.column<I64F64>(subnets);
  chain.share = memory.column<U64F64>(subnets);
  chain.flows = memory.column<domain::SubnetFlows>(subnets);
  chain.registrations = memory.input<domain::RegistrationCount>(subnets);
  chain.rules = subnet_rules_ = memory.input<domain::SubnetRules>(subnets);
  world_.life = memory.column<domain::SubnetLife>(subnets);
}

void SmallWorld::add_neurons(Memory& memory) {
  auto& of = world_.neurons;
  of.behaviour = memory.column<std::uint8_t>(slots);
  for (auto** const column : {&of.hotkey, &of.weights_count, &of.bond_count})
    *column = memory.column<std::uint32_t>(slots);
  for (auto** const column : {&of.cost_tao, &of.last_update_block, &of.registration_block, &of.alpha_stake,
                              &of.root_tao, &of.server_rao, &of.validator_rao, &of.combined_rao}) {
    *column = memory.column<std::uint64_t>(slots);
  }
  for (auto** const column : {&of.is_owner, &of.permit}) *column = memory.column<std::uint8_t>(slots);
  of.pool = memory.input<exchange::SharePool>(slots);
  of.owner_share = memory.input<exchange::SafeFloat>(slots);
  of.nominator_share = memory.input<exchange::SafeFloat>(slots);
}

void SmallWorld::add_judges(Memory& memory) {
  auto& of = world_.judges;
  of.seen.slots = slots;
  of.seen.depth = depth;
  of.skill = memory.column<double>(std::size_t{depth} * slots);
  for (auto** const column : {&of.initial_skill, &of.overfit, &of.availability}) *column = memory.column<double>(slots);
  for (auto** const column : {&of.entity, &of.bloc, &of.entry_epoch}) *column = memory.column<std::uint32_t>(slots);
  of.is_miner = memory.column<std::uint8_t>(slots);
  of.conduct = memory.input<population::MinerConduct>(slots);
  of.displaced = memory.input<domain::DisplacedMiner>(std::size_t{subnets} * displaced_each);
  of.displaced_places = displaced_each;
  of.displaced_next = memory.column<std::uint32_t>(subnets);
  of.seat_uid = memory.column<std::uint32_t>(seats);
  of.takes_bribe = memory.column<std::uint8_t>(seats);
  of.may_set = memory.column<std::uint8_t>(seats);
  of.behaviour = behaviour_ = memory.input<population::ValidatorBehaviour>(seats);
  of.bribe_terms = bribe_terms_ = memory.input<domain::BribeTerms>(seats);
  of.spent_tao = memory.input<std::uint64_t>(seats);
  of.market = market_ = memory.input<population::MinerMarket>(subnets);
  of.judging = judging_ = memory.input<population::SubnetJudging>(subnets);
  of.round = memory.column<population::JudgingRound>(subnets);
  of.round_epoch = memory.column<std::uint32_t>(subnets);
}

void SmallWorld::add_rules(Memory& memory) {
  using emission::Regime;
  constexpr Regime regimes[worlds] = {Regime::price_2025_02, Regime::root_2024, Regime::flow_2025_11};
  auto* const chain = memory.input<domain::ChainRules>(worlds);
  world_.states = memory.input<domain::ChainState>(worlds);
  for (std::uint32_t i = 0; i < worlds; ++i) {
    chain[i].emission = emission::rules_of(regimes[i]);
    world_.states[i].block = block + below(1'000);
    world_.states[i].issued_tao = 10'000'000 * tao;
    world_.states[i].last_mint_tao = tao / 2;
  }
  world_.chain_rules = chain;
  auto* const agents = memory.input<domain::AgentRules>(subnets);
  for (std::uint32_t i = 0; i < subnets; ++i) fill_agent_rules(agents[i], i);
  world_.rules = agents;
}

void SmallWorld::add_values(Memory& memory) {
  for (auto** const column : {&value_, &owners_value_, &nominated_}) *column = memory.column<std::uint64_t>(slots);
  for (auto** const column : {&compute_, &effort_}) *column = memory.column<double>(slots);
  displaced_skill_ = memory.column<double>(std::size_t{subnets} * displaced_each);
  waiting_ = memory.column<std::uint32_t>(std::size_t{subnets} * displaced_each);
  registered_ = memory.column<std::uint64_t>(subnets);
  root_ = memory.column<std::uint64_t>(worlds);
  issued_ = memory.column<std::uint64_t>(worlds);
}

void SmallWorld::fill_agent_rules(domain::AgentRules& rules, std::uint32_t subnet) {
  rules.seed = any_();
  rules.subnet = subnet % of_world;
  rules.reveal_epochs = 1 + subnet % 2;
  rules.miners = {3.0, 0.6, 2e7, 0.8, 0.4, 60.0, 0.5};
  rules.habits = {0.2, 0.3, 0.5, 50.0, 0.4, {60.0, 1e7, 3}, displaced_each, {0.5, -1.0}};
  rules.least_availability = 0.8;
  rules.pruning = {1'000, 3};
  rules.most_uids = capacity;
  rules.most_registrations = 3;
  rules.trades = {0.2, 0.01, 0.005, 0.05, 0.1, 0.002, 0.1, 50'000, 33, {0.05, 0.2, 0.03, 5}};
  rules.fee_rate = 33;
  rules.recycles_owner = subnet % 2 == 0 ? 1 : 0;
}

void SmallWorld::fill_subnet(std::uint32_t subnet) {
  auto const& chain = world_.chain;
  subnet_rules_[subnet].burn = {exchange::BurnPrice::decay_factor(360), U64F64::from_real(1.26), 500'000, 100 * tao};
  if (subnet % 4 == 1) subnet_rules_[subnet].by_interval = {{}, 360, 1};
  chain.registrations[subnet] = {block - 100, static_cast<std::uint16_t>(below(2))};
  bool const has_pool = world_.has_pools(subnet);  // else all stakes lie there
  chain.tao_reserve[subnet] = has_pool ? (5'000 + below(20'000)) * tao : 900'000 * tao;
  chain.alpha_reserve[subnet] = (20'000 + below(20'000)) * tao;
  chain.outstanding_alpha[subnet] = 900'000 * tao;
  chain.quote_weight[subnet] = exchange::quintillion / 2;
  chain.protocol_alpha[subnet] = below(1'000) * tao;
  chain.burn_price[subnet] = tao / 100 + below(1'000'000'000);
  chain.pending_owner[subnet] = any_() >> 30;
  chain.pending_server[subnet] = any_() >> 29;
  chain.pending_validator[subnet] = any_() >> 29;
  chain.pending_root[subnet] = any_() >> 30;
  chain.pending_root_tao[subnet] = any_() >> 30;
  chain.moving_price[subnet] = {static_cast<Int128>(any_() >> 34)};
  chain.user_flow[subnet] = static_cast<std::int64_t>(any_() >> 30);
  chain.flows[subnet].tao_injected = any_() >> 34;
  chain.flows[subnet].tao_root_sold = any_() % 2;
  chain.flows[subnet].alpha_sold = any_() >> 34;
  auto& life = world_.life[subnet];
  life.epochs = 7 + below(9);
  life.last_block = block - 400;
  life.candidates = below(100);
  life.next_hotkey = capacity + below(50);
  life.server_pot = any_() >> 27;
  life.departed_alpha = below(2'000) * tao;
  life.claimable_alpha = below(500) * tao;
  life.appeal = 0.2 + real(1.0);
  life.remembered = {0.2 + real(0.4), 0.2 + real(0.4)};
  market_[subnet] = {{0.2, 2.0, 0.05}, {1.0, 0.3}, {2, 0.9}, 1e7};
  auto& judging = judging_[subnet];
  judging.task = {static_cast<population::TaskKind>(subnet % 4), 8, 1 + subnet % 2, 0.7, 32, 0, 2, 0.5, 1.0, 3};
  judging.rule = {static_cast<population::WeightShape>(subnet % 3), 1.5};
  judging.burn_share = subnet % 2 == 0 ? 9'000 : 0;
  for (std::uint32_t uid = 0; uid < capacity; ++uid) fill_neuron(subnet, uid);
  for (std::uint32_t number = 0; number < seats_each; ++number) fill_seat(subnet, number);
  for (std::uint32_t i = 0; i < displaced_each; ++i)
    world_.judges.displaced[subnet * displaced_each + i] = {1.0 + real(1.0), tao / 100, 900 + i, i > 0};
}

void SmallWorld::fill_neuron(std::uint32_t subnet, std::uint32_t uid) {
  auto const& of = world_.neurons;
  auto const& judges = world_.judges;
  auto const row = subnet * capacity + uid;
  bool const is_there = uid < of.used[subnet];
  if (!is_there) return;
  auto const miner = any_() % 4 == 0 ? Behaviour::idle_miner : Behaviour::miner;
  auto const behaviour = uid == 0 ? Behaviour::owner : uid <= seats_each ? Behaviour::validator : miner;
  of.behaviour[row] = static_cast<std::uint8_t>(behaviour);
  of.hotkey[row] = uid;
  of.is_owner[row] = uid == 0 ? 1 : 0;
  of.permit[row] = uid <= seats_each && any_() % 8 != 0 ? 1 : 0;
  of.cost_tao[row] = tao / 100 + below(1'000'000'000);
  of.registration_block[row] = block - below(3'000);
  of.last_update_block[row] = block - below(300);
  of.root_tao[row] = any_() % 3 == 0 ? below(5'000) * tao : 0;
  of.weights_count[row] = of.bond_count[row] = below(9);
  of.server_rao[row] = behaviour == Behaviour::miner ? any_() >> 32 : 0;
  of.validator_rao[row] = behaviour == Behaviour::validator ? any_() >> 30 : 0;
  of.combined_rao[row] = of.server_rao[row] + of.validator_rao[row];
  of.pool[row].add(of.owner_share[row], 1 + below(4'000) * tao);
  if (behaviour == Behaviour::validator) of.pool[row].add(of.nominator_share[row], 1 + below(9'000) * tao);
  of.alpha_stake[row] = of.pool[row].value_base_units / 2;  // before an epoch paid
  for (std::uint32_t epoch = 0; epoch < depth; ++epoch) judges.skill_in(epoch, row) = 0.1 + real(2.0);
  judges.initial_skill[row] = real(2.0);
  judges.overfit[row] = real(0.5);
  judges.availability[row] = 0.8 + real(0.2);
  judges.entity[row] = uid % 7 == 0 ? 6 : uid;
  judges.bloc[row] = any_() % 3 == 0 ? 1 : population::ValidatorBehaviour::no_bloc;
  judges.is_miner[row] = behaviour == Behaviour::miner ? 1 : 0;
  judges.conduct[row] = {real(20.0), any_() % 3 == 0 ? 0.5 : 0.0, any_() % 5 == 0};
}

void SmallWorld::fill_seat(std::uint32_t subnet, std::uint32_t number) {
  auto const seat = subnet * seats_each + number;
  bool const is_empty = any_() % 9 == 0;
  world_.judges.seat_uid[seat] = is_empty ? population::SubnetJudging::no_uid : 1 + number;
  auto const kind = number < 2 ? population::ValidatorKind::bribed : static_cast<population::ValidatorKind>(seat % 7);
  behaviour_[seat] = {kind, 1 + seat % 3, 0, 1, 0, 1, 20'000};
  bribe_terms_[seat] = {seat % 4 != 0, {1e6 + real(1e9)}, 0.01, 1e8};
}

void SmallWorld::keep_what_counts() const {
  auto const& of = world_.neurons;
  auto const& judges = world_.judges;
  for (std::uint32_t row = 0; row < slots; ++row) {
    value_[row] = of.pool[row].value_base_units;
    owners_value_[row] = of.owner_share[row].is_zero() ? 0 : of.pool[row].value_of(of.owner_share[row]);
    nominated_[row] = of.nominator_share[row].is_zero() ? 0 : of.pool[row].value_of(of.nominator_share[row]);
    compute_[row] = judges.conduct[row].compute;
    effort_[row] = judges.conduct[row].overfit_effort + (judges.conduct[row].copies_models ? 2.0 : 0.0);
  }
  for (std::uint32_t i = 0; i < subnets * displaced_each; ++i) {
    displaced_skill_[i] = judges.displaced[i].skill;
    waiting_[i] = judges.displaced[i].is_waiting ? judges.displaced[i].entity + 1 : 0;
  }
  for (std::uint32_t i = 0; i < subnets; ++i) registered_[i] = world_.chain.registrations[i].registered;
  for (std::uint32_t i = 0; i < worlds; ++i) {
    root_[i] = world_.states[i].root_tao;
    issued_[i] = world_.states[i].issued_tao;
  }
}

}  // namespace flywheel::parity
