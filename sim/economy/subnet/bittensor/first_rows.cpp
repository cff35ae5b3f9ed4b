#include "sim/economy/subnet/bittensor/first_rows.hpp"

#include "kernels/base/portable_math.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"
#include "sim/economy/subnet/bittensor/seats.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr Stream first_miners_stream{"bittensor/first miners"};
/// The first neurons joined one after the other before the start, so that their immunity ends at different times.
constexpr std::uint64_t between_registrations_blocks = 97;

/// A row that everybody has: who it is, and when it joined.
void add_row(FirstNeurons& rows, BittensorSpec const& spec, std::uint32_t subnet, domain::Behaviour behaviour) {
  auto const uid = static_cast<std::uint32_t>(rows.behaviour.size());
  auto const joined = between_registrations_blocks * (spec.subnets.max_uids - uid);
  rows.behaviour.push_back(static_cast<std::uint8_t>(behaviour));
  rows.is_owner.push_back(behaviour == domain::Behaviour::owner ? 1 : 0);
  rows.is_miner.push_back(behaviour == domain::Behaviour::miner ? 1 : 0);
  rows.permit.push_back(uid <= spec.validators.count ? 1 : 0);
  rows.hotkey.push_back(uid);
  rows.entity.push_back(domain::miner_entity(subnet, uid));
  rows.bloc.push_back(population::ValidatorBehaviour::no_bloc);
  rows.skill.push_back(0);
  rows.availability.push_back(1);
  rows.conduct.push_back({});
  rows.cost_tao.push_back(0);
  rows.last_update_block.push_back(spec.start.block);
  rows.registration_block.push_back(spec.start.block > joined ? spec.start.block - joined : 0);
  rows.root_tao.push_back(0);
  rows.pool.push_back({});
  rows.owner_share.push_back({});
  rows.nominator_share.push_back({});
}

void add_validators(FirstNeurons& rows, BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  for (auto const& seat : plan_seats(spec, seed, subnet)) {
    add_row(rows, spec, subnet, domain::Behaviour::validator);
    // An update of block 0 makes all look before the first epoch; who never sends any has sent one until now.
    if (seat.behaviour.kind != population::ValidatorKind::abstaining) rows.last_update_block.back() = 0;
    auto const alpha = seat.alpha_base_units;
    auto const own =
        static_cast<std::uint64_t>(static_cast<UInt128>(alpha) * spec.validators.self_stake_share_ppm / 1'000'000);
    rows.root_tao.back() = seat.root_base_units;
    if (own > 0) rows.pool.back().add(rows.owner_share.back(), own);
    if (alpha > own) rows.pool.back().add(rows.nominator_share.back(), alpha - own);
    auto const number = static_cast<std::uint32_t>(rows.seat_uid.size());
    rows.seat_uid.push_back(number + 1);
    rows.seat_entity.push_back(subnet << 10 | number);
  }
}

void add_miners(FirstNeurons& rows, BittensorSpec const& spec, domain::AgentRules const& rules, std::uint64_t seed,
                std::uint32_t subnet) {
  auto const blocs = plan_miners(spec);
  for (std::uint32_t miner = 0; miner < spec.miners.count; ++miner) {
    Draws draws{seed, subnet, miner, first_miners_stream};
    auto const candidate = rules.miners.candidate(draws);
    add_row(rows, spec, subnet, domain::Behaviour::miner);
    rows.skill.back() = candidate.skill;
    rows.bloc.back() = blocs[miner];
    rows.conduct.back() = rules.habits.conduct(seed, rows.entity.back());
    rows.availability.back() = domain::availability_of(rules, rows.entity.back());
    rows.cost_tao.back() = to_integer<std::uint64_t>(candidate.cost_tao).value;
  }
}

}  // namespace

void write_neurons(Tables& tables, std::uint32_t segment, FirstNeurons const& rows) {
  auto& table = *tables.neurons;
  auto const first = table.first(segment);
  table.write_rows(tables.behaviour, first, rows.behaviour);
  table.write_rows(tables.is_owner, first, rows.is_owner);
  table.write_rows(tables.permit, first, rows.permit);
  table.write_rows(tables.hotkey, first, rows.hotkey);
  table.write_rows(tables.cost_tao, first, rows.cost_tao);
  table.write_rows(tables.last_update_block, first, rows.last_update_block);
  table.write_rows(tables.registration_block, first, rows.registration_block);
  table.write_rows(tables.root_tao, first, rows.root_tao);
  table.write_rows(tables.pool, first, rows.pool);
  table.write_rows(tables.owner_share, first, rows.owner_share);
  table.write_rows(tables.nominator_share, first, rows.nominator_share);
  auto& agents = *tables.agents;
  table.write_rows(agents.is_miner, first, rows.is_miner);
  table.write_rows(agents.initial_skill, first, rows.skill);
  table.write_rows(agents.availability, first, rows.availability);
  table.write_rows(agents.conduct, first, rows.conduct);
  table.write_rows(agents.entity, first, rows.entity);
  table.write_rows(agents.bloc, first, rows.bloc);
  agents.seats->write_rows(agents.seat_uid, agents.seats->first(segment), rows.seat_uid);
  agents.seats->write_rows(agents.seat_entity, agents.seats->first(segment), rows.seat_entity);
  // What a detection suspected the seat's last holder of is not held against the new one.
  std::vector<std::uint32_t> const nothing(rows.seat_uid.size());
  agents.seats->write_rows(agents.strikes, agents.seats->first(segment), nothing);
  agents.seats->write_rows(agents.similarity, agents.seats->first(segment), nothing);
  agents.seats->write_rows(agents.flags, agents.seats->first(segment), std::vector<std::uint8_t>(nothing.size()));
}

FirstNeurons first_neurons(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  FirstNeurons rows;
  add_row(rows, spec, subnet, domain::Behaviour::owner);
  add_validators(rows, spec, seed, subnet);
  add_miners(rows, spec, agent_rules_of(spec, seed, subnet), seed, subnet);
  return rows;
}

FirstNeurons founding_neurons(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet,
                              std::uint32_t first_hotkey, std::uint64_t block) {
  FirstNeurons rows;
  add_row(rows, spec, subnet, domain::Behaviour::owner);
  add_validators(rows, spec, seed, subnet);
  auto const count = rows.behaviour.size();
  rows.pool.assign(count, {});
  rows.owner_share.assign(count, {});
  rows.nominator_share.assign(count, {});
  rows.last_update_block.assign(count, block);
  rows.registration_block.assign(count, block);
  for (std::size_t uid = 0; uid < count; ++uid) {
    rows.hotkey[uid] += first_hotkey;
    rows.entity[uid] = domain::miner_entity(subnet, rows.hotkey[uid]);
  }
  return rows;
}

double first_price(BittensorSpec const& spec, std::uint32_t rank) {
  return spec.subnets.first_price_tao * pow(rank + 1.0, -spec.subnets.price_exponent);
}

std::uint64_t first_pool_tao(BittensorSpec const& spec, std::uint32_t rank) {
  return to_integer<std::uint64_t>(static_cast<double>(spec.subnets.pool_alpha_base_units) * first_price(spec, rank))
      .value;
}

}  // namespace flywheel::economy::bittensor
