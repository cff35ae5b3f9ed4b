#include "sim/economy/subnet/bittensor/genesis.hpp"

#include <algorithm>
#include <numeric>

#include "kernels/base/launch.hpp"
#include "kernels/domain/root_network/vote_on_root.hpp"
#include "kernels/domain/subnet_agents/close_epoch.hpp"
#include "kernels/domain/subnet_agents/open_round.hpp"
#include "kernels/domain/subnet_agents/weigh_bribes.hpp"
#include "sim/economy/subnet/bittensor/first_rows.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"
#include "sim/economy/subnet/bittensor/owners.hpp"
#include "sim/economy/subnet/bittensor/schedule.hpp"
#include "sim/economy/subnet/bittensor/seats.hpp"

namespace flywheel::economy::bittensor {
namespace {

/// The pools and prices of one world's subnets. Returns the TAO in the pools.
std::uint64_t write_pools(Tables& tables, BittensorSpec const& spec, std::uint32_t first) {
  auto const count = spec.subnets.count;
  std::vector<std::uint64_t> tao(count), burn(count, spec.start.registration_base_units);
  std::vector<std::uint64_t> const half(count, exchange::quintillion / 2);
  std::vector<std::uint64_t> const alpha(count, spec.subnets.pool_alpha_base_units);
  std::vector<std::uint64_t> const outstanding(count, spec.subnets.outstanding_base_units);
  std::vector<I96F32> price(count);
  std::vector<I64F64> flow(count);
  std::vector<domain::SubnetLife> life(count);
  std::vector<domain::RegistrationCount> const nobody(count, {spec.start.block, 0});
  auto const founded = spec.start.block - std::min(spec.subnets.age_blocks, spec.start.block - 1);
  std::vector<domain::SubnetOrigin> const origin(count, {founded, founded, 0, 1, 1, 1, 0});
  for (std::uint32_t rank = 0; rank < count; ++rank) {
    tao[rank] = first_pool_tao(spec, rank);
    if (has_pools(spec.emission)) price[rank] = I96F32::from_real(first_price(spec, rank));
    flow[rank] = I64F64::from_integer(tao[rank] >> 20);
    life[rank].appeal = first_price(spec, rank);
    life[rank].next_hotkey = spec.subnets.max_uids;
    life[rank].booked_tao = tao[rank];
    life[rank].booked_alpha = alpha[rank];
    life[rank].booked_outstanding = outstanding[rank];
  }
  auto& table = *tables.subnets;
  table.write_rows(tables.tao_reserve, first, tao);
  table.write_rows(tables.alpha_reserve, first, alpha);
  table.write_rows(tables.outstanding_alpha, first, outstanding);
  table.write_rows(tables.quote_weight, first, half);
  table.write_rows(tables.burn_price, first, burn);
  table.write_rows(tables.moving_price, first, price);
  table.write_rows(tables.user_flow_average, first, flow);
  table.write_rows(tables.life, first, life);
  table.write_rows(tables.registrations, first, nobody);
  table.write_rows(tables.origin, first, origin);
  return std::accumulate(tao.begin(), tao.end(), std::uint64_t{0});
}

void post_genesis(engine::Simulation& simulation, BittensorEconomy const& economy, WorldId world,
                  std::uint64_t pools_tao) {
  auto& ledger = simulation.ledger();
  auto const& accounts = economy.accounts();
  auto const& spec = economy.spec(world);
  using state::Amount;
  auto const free = Amount{spec.start.issued_base_units} - spec.start.root_base_units - pools_tao;
  ledger.post(world, accounts.genesis_pools, Amount{pools_tao});
  ledger.post(world, accounts.genesis_root, Amount{spec.start.root_base_units});
  ledger.post(world, accounts.genesis_free, free);
  auto const subnets = Amount{spec.subnets.count};
  ledger.post(world, accounts.genesis_pools_alpha, subnets * spec.subnets.pool_alpha_base_units);
  ledger.post(world, accounts.genesis_outstanding, subnets * spec.subnets.outstanding_base_units);
  ledger.changed(world, accounts.pools_tao, Amount{pools_tao});
  ledger.changed(world, accounts.pools_alpha, subnets * spec.subnets.pool_alpha_base_units);
  ledger.changed(world, accounts.outstanding, subnets * spec.subnets.outstanding_base_units);
}

/// One world's rows. Adds the uids in use of its subnets.
void begin_world(engine::Simulation& simulation, BittensorEconomy const& economy, WorldId world,
                 std::vector<std::uint32_t>& uids, std::vector<std::uint32_t>& seats) {
  auto& tables = economy.tables();
  auto const& spec = economy.spec(world);
  auto const first = world.value * tables.sizes.subnets;
  for (std::uint32_t subnet = 0; subnet < tables.sizes.subnets; ++subnet) {
    bool const exists = subnet < spec.subnets.count;
    uids.push_back(exists ? 1 + spec.validators.count + spec.miners.count : 0);
    seats.push_back(exists ? spec.validators.count : 0);
    if (exists) write_neurons(tables, first + subnet, first_neurons(spec, simulation.world(world).seed, subnet));
  }
  domain::ChainState state{};
  state.block = spec.start.block;
  state.issued_tao = spec.start.issued_base_units;
  state.root_tao = spec.start.root_base_units;
  tables.chain->write_rows(tables.chain_state, world.value, std::vector{state});
  post_genesis(simulation, economy, world, write_pools(tables, spec, first));
  std::vector<std::uint64_t> on_root;  // the same on every subnet
  for (auto const& seat : plan_seats(spec, simulation.world(world).seed, 0)) on_root.push_back(seat.root_base_units);
  tables.root_members->write_rows(tables.root_stake, tables.root_members->first(world.value), on_root);
  if (spec.founders) {
    domain::FoundingState founding{};
    founding.last_lock_tao = spec.founders->last_lock_base_units;
    founding.last_block = spec.start.block - std::min(spec.founders->last_age_blocks, spec.start.block - 1);
    tables.chain->write_rows(tables.founding_state, world.value, std::vector{founding});
  }
  plan_first_epochs(economy, world);
  for (std::uint32_t subnet = 0; subnet < tables.sizes.subnets; ++subnet) {
    plan_first_review(economy, world, simulation.world(world).seed, subnet, spec.start.block);
  }
  write_laws(tables, world, spec, simulation.world(world).seed);
}

}  // namespace

void begin_chain(engine::Simulation& simulation, BittensorEconomy const& economy) {
  auto& tables = economy.tables();
  tables.lay_out();
  std::vector<std::uint32_t> uids, seats, subnets, members;
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    subnets.push_back(slots_of(economy.spec(WorldId{world})));
    members.push_back(economy.spec(WorldId{world}).validators.count);
    begin_world(simulation, economy, WorldId{world}, uids, seats);
  }
  tables.subnets->set_used(subnets);
  tables.neurons->set_used(uids);
  tables.agents->seats->set_used(seats);
  tables.root_members->set_used(members);
  auto const world = tables.world(tables.subnets->segments(), tables.neurons->segments());
  launch(simulation.device(), [&](auto const& on) {
    domain::open_round(on, world);
    domain::weigh_bribes(on, world, tables.yuma.data());
    population::advance_miners(on, tables.agents->work(world.judges));
    population::set_weights(on, tables.agents->votes(world.judges, tables.published()));
    domain::weigh_stakes(on, world);
    domain::vote_on_root(on, tables.root_network(tables.subnets->segments()));
  });
}

}  // namespace flywheel::economy::bittensor
