#include "sim/economy/subnet/bittensor/epochs.hpp"

#include <algorithm>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/domain/subnet/distribute_epoch.hpp"
#include "kernels/domain/subnet_agents/close_epoch.hpp"
#include "kernels/domain/subnet_agents/open_epoch.hpp"
#include "kernels/domain/subnet_agents/open_round.hpp"
#include "kernels/domain/subnet_agents/plan_work.hpp"
#include "kernels/domain/subnet_agents/turn_miners.hpp"
#include "kernels/domain/subnet_agents/weigh_bribes.hpp"
#include "sim/economy/subnet/bittensor/books.hpp"
#include "sim/economy/subnet/bittensor/policing.hpp"
#include "sim/economy/subnet/bittensor/root_votes.hpp"
#include "sim/economy/subnet/bittensor/schedule.hpp"

namespace flywheel::economy::bittensor {
namespace {

/// Consensus of the picked subnets. However many are due, its memory is as large, and so the same block every time.
template <class Backend>
void agree(Backend const& on, Tables const& tables, domain::SubnetWorld const& world, bool is_watched) {
  auto const subnets = world.neurons.rows;
  auto epoch = tables.epoch(subnets);
  auto const rows = is_watched ? tables.neurons->slots() : 0;
  Scratch<std::uint64_t, Backend> const alpha{on, rows}, root{on, rows};
  if (is_watched) {
    domain::count_stakes(on, tables.agents->police(world, tables.yuma.data()),
                         {epoch.before.alpha_stake_rao, epoch.before.tao_stake_rao, alpha.data(), root.data()});
    epoch.before.alpha_stake_rao = alpha.data();
    epoch.before.tao_stake_rao = root.data();
  }
  scoring::YumaShape const shape{tables.sizes.max_uids, tables.sizes.validator_uids()};
  auto const slots = std::min(subnets.count, 64U);
  auto const bytes = scoring::yuma_scratch_bytes(on, shape, slots);
  Scratch<std::byte, Backend> const memory{on, bytes};
  epoch.scratch = {memory.data(), shape, slots};
  scoring::yuma_epoch(on, epoch);
}

}  // namespace

void Epochs::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto& tables = economy_.tables();
  std::vector<std::uint32_t> due_subnets, judged;
  for (auto const world : due.worlds) {
    auto const block = economy_.block_at(WorldId{world}, due.now(world));
    auto const of_world = take_due_subnets(economy_, WorldId{world}, block);
    due_subnets.insert(due_subnets.end(), of_world.begin(), of_world.end());
    auto const& spec = economy_.spec(WorldId{world});
    if (spec.detection && is_judged_at(spec, block)) judged.insert(judged.end(), of_world.begin(), of_world.end());
  }
  auto const watched = watched_of(economy_, due_subnets);
  auto const subnets = simulation.pick_segments(*tables.neurons, due_subnets);
  auto const world = tables.world(tables.subnets->segments(), subnets);
  launch(simulation.device(), [&](auto const& on) {
    domain::open_epoch(on, {world, tables.clock.data()});
    if (tables.has_child_keys()) domain::lend_stakes(on, tables.lending(world));
    agree(on, tables, world, !watched.empty());
    domain::distribute_epoch(
        on, {world.chain, tables.hotkeys(subnets), tables.epoch_subnet.data(), tables.payments.data()});
    if (tables.has_child_keys()) {
      domain::show_lent_dividends(on, world, tables.dividend.data(), tables.root_part.data());
    }
    domain::close_epoch(on, {world, tables.payments.data()});
    domain::open_round(on, world);
    domain::weigh_bribes(on, world, tables.yuma.data());
    domain::plan_work(on, world);
    population::advance_miners(on, tables.agents->work(world.judges));
    population::set_weights(on, tables.agents->votes(world.judges, tables.published()));
  });
  police(simulation, tables, watched, judged);
  launch(simulation.device(), [&](auto const& on) {
    domain::turn_miners(on, world);
    if (tables.sizes.has_locks) domain::pass_subnets(on, tables.passing(world));
    domain::weigh_stakes(on, world);
  });
  gather_root_stakes(simulation, economy_, due.worlds);
  post_books(simulation, economy_, due.worlds, due.now_ms);
}

TimeMs Epochs::next_ms(engine::Simulation const&, WorldId world, TimeMs) const {
  return economy_.time_of(world, next_epoch_block(economy_, world));
}

}  // namespace flywheel::economy::bittensor
