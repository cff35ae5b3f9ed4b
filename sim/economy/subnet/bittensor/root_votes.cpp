#include "sim/economy/subnet/bittensor/root_votes.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/root_network/root_stakes.hpp"
#include "kernels/domain/root_network/vote_on_root.hpp"
#include "kernels/emission/subnet/epoch_schedule.hpp"

namespace flywheel::economy::bittensor {
namespace {

/// The worlds, of those listed, whose root votes on shares.
std::vector<std::uint32_t> with_a_vote(BittensorEconomy const& economy, std::span<std::uint32_t const> worlds) {
  std::vector<std::uint32_t> voting;
  for (auto const world : worlds) {
    if (economy.has_root_vote(WorldId{world})) voting.push_back(world);
  }
  return voting;
}

}  // namespace

void RootVotes::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const& tables = economy_.tables();
  auto const root = tables.root_network(simulation.pick(*tables.subnets, due.worlds));
  launch(simulation.device(), [&](auto const& on) { domain::vote_on_root(on, root); });
}

TimeMs RootVotes::next_ms(engine::Simulation const&, WorldId world, TimeMs now) const {
  if (!economy_.has_root_vote(world)) return never_ms;
  constexpr std::uint32_t root = 0;
  auto const soonest = economy_.block_at(world, now) + 2;
  emission::EpochSchedule const schedule{static_cast<std::uint16_t>(economy_.spec(world).emission.root_tempo_blocks)};
  return economy_.time_of(world, soonest + schedule.fixed_wait(soonest, root) - 1);
}

void gather_root_stakes(engine::Simulation& simulation, BittensorEconomy const& economy,
                        std::span<std::uint32_t const> worlds) {
  auto const voting = with_a_vote(economy, worlds);
  if (voting.empty()) return;
  auto const& tables = economy.tables();
  auto const root = tables.root_network(simulation.pick(*tables.subnets, voting));
  launch(simulation.device(), [&](auto const& on) { domain::join_root_stakes(on, root); });
}

void trade_root_stakes(engine::Simulation& simulation, BittensorEconomy const& economy,
                       std::span<std::uint32_t const> worlds, double const* free_tao) {
  auto const voting = with_a_vote(economy, worlds);
  if (voting.empty()) return;
  auto const& tables = economy.tables();
  auto const root = tables.root_network(simulation.pick(*tables.subnets, voting));
  launch(simulation.device(), [&](auto const& on) {
    domain::trade_root_stakes(on, root, free_tao);
    domain::join_root_stakes(on, root);
  });
}

}  // namespace flywheel::economy::bittensor
