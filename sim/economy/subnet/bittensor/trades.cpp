#include "sim/economy/subnet/bittensor/trades.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/subnet_agents/close_epoch.hpp"
#include "kernels/domain/subnet_agents/move_delegations.hpp"
#include "kernels/domain/subnet_agents/trade_alpha.hpp"
#include "sim/economy/subnet/bittensor/books.hpp"
#include "sim/economy/subnet/bittensor/root_votes.hpp"

namespace flywheel::economy::bittensor {

void Trades::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto& tables = economy_.tables();
  auto const books = post_books(simulation, economy_, due.worlds, due.now_ms);
  std::vector<double> free_tao(simulation.worlds()), appeal(simulation.worlds());
  std::vector<std::uint32_t> subnets;
  for (auto const world : due.worlds) {
    free_tao[world] = static_cast<double>(simulation.ledger().book(WorldId{world}, economy_.accounts().free_tao));
    appeal[world] = books[world].appeal;
    for (std::uint32_t subnet = 0; subnet < slots_of(economy_.spec(WorldId{world})); ++subnet) {
      if (tables.has_subnet(WorldId{world}, subnet)) subnets.push_back(world * tables.sizes.subnets + subnet);
    }
  }
  auto const world = tables.world(tables.subnets->segments(), simulation.pick_segments(*tables.neurons, subnets));
  auto const* const lent_tao = simulation.lend<double>(free_tao);
  auto const* const lent_appeal = simulation.lend<double>(appeal);
  launch(simulation.device(), [&](auto const& on) {
    domain::trade_alpha(on, {world, lent_tao, lent_appeal});
    domain::move_delegations(on, world, tables.neurons->slots());
    domain::weigh_stakes(on, world);
  });
  trade_root_stakes(simulation, economy_, due.worlds, lent_tao);
  post_books(simulation, economy_, due.worlds, due.now_ms);
}

}  // namespace flywheel::economy::bittensor
