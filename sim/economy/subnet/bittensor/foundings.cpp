#include "sim/economy/subnet/bittensor/foundings.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/subnet_turnover/found_subnets.hpp"
#include "sim/economy/fold.hpp"
#include "sim/economy/subnet/bittensor/books.hpp"
#include "sim/economy/subnet/bittensor/first_rows.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"
#include "sim/economy/subnet/bittensor/owners.hpp"
#include "sim/economy/subnet/bittensor/schedule.hpp"

namespace flywheel::economy::bittensor {
namespace {

/// Writes the first neurons of a subnet that a world has just got, and how many they are.
void settle_subnet(engine::Simulation& simulation, BittensorEconomy const& economy, WorldId world,
                   domain::FoundingOutcome const& founded) {
  auto& tables = economy.tables();
  auto const segment = world.value * tables.sizes.subnets + founded.slot;
  auto const rows = founding_neurons(economy.spec(world), simulation.world(world).seed, founded.slot,
                                     founded.first_hotkey, tables.done_block(world));
  write_neurons(tables, segment, rows);
  auto uids = tables.neurons->used();
  uids[segment] = static_cast<std::uint32_t>(rows.behaviour.size());
  tables.neurons->set_used(uids);
  auto seats = tables.agents->seats->used();
  seats[segment] = static_cast<std::uint32_t>(rows.seat_uid.size());
  tables.agents->seats->set_used(seats);
  plan_first_epoch(economy, world, founded.slot, tables.done_block(world));
  plan_first_review(economy, world, simulation.world(world).seed, founded.slot, tables.done_block(world));
}

}  // namespace

void Foundings::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto& tables = economy_.tables();
  std::vector<double> free_tao(simulation.worlds());
  for (auto const world : due.worlds) {
    free_tao[world] = static_cast<double>(simulation.ledger().book(WorldId{world}, economy_.accounts().free_tao));
  }
  auto const world = tables.world(simulation.pick(*tables.subnets, due.worlds), tables.neurons->segments());
  auto const* const lent_tao = simulation.lend<double>(free_tao);
  auto const outcomes = fold<domain::FoundingOutcome>(
      simulation, simulation.worlds(), [&](auto const& on, domain::FoundingOutcome* outcome) {
        domain::found_subnets(
            on, {world, tables.founding_rules.data(), tables.founding_state.data(), simulation.seeds(), lent_tao,
                 tables.origin.data(), tables.spot_price.data(), outcome});
      });
  for (auto const which : due.worlds) {
    auto const& outcome = outcomes[which];
    if (outcome.slot != domain::FoundingOutcome::none) settle_subnet(simulation, economy_, WorldId{which}, outcome);
    if (outcome.changed != 0) {
      write_laws(tables, WorldId{which}, economy_.spec(WorldId{which}), simulation.world(WorldId{which}).seed);
    }
  }
  post_books(simulation, economy_, due.worlds, due.now_ms);
}

}  // namespace flywheel::economy::bittensor
