#include "sim/economy/subnet/bittensor/blocks.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/subnet/advance_blocks.hpp"
#include "sim/economy/subnet/bittensor/books.hpp"

namespace flywheel::economy::bittensor {

void Blocks::advance(engine::Simulation& simulation, engine::Due const& until) const {
  auto& tables = economy_.tables();
  std::vector<std::uint64_t> until_block(simulation.worlds(), 0);
  std::vector<std::uint32_t> worlds;
  for (auto const world : until.worlds) {
    until_block[world] = economy_.block_at(WorldId{world}, until.now(world));
    if (until_block[world] <= tables.done_block(WorldId{world})) continue;
    worlds.push_back(world);
    tables.done_block(WorldId{world}) = until_block[world];
  }
  if (worlds.empty()) return;
  auto const subnets = tables.chain_columns(simulation.pick(*tables.subnets, worlds));
  auto const* const last = simulation.lend<std::uint64_t>(until_block);
  launch(simulation.device(), [&](auto const& on) {
    domain::advance_blocks(on, {subnets, tables.chain_rules.data(), tables.chain_state.data(), last});
  });
  post_books(simulation, economy_, worlds, until.now_ms);
}

}  // namespace flywheel::economy::bittensor
