#include "sim/economy/subnet/bittensor/books.hpp"

#include "sim/economy/fold.hpp"

namespace flywheel::economy::bittensor {

std::vector<domain::SubnetBooks> post_books(engine::Simulation& simulation, BittensorEconomy const& economy,
                                            std::span<std::uint32_t const> worlds, std::span<TimeMs const> now_ms) {
  auto& tables = economy.tables();
  auto const world = tables.world(simulation.pick(*tables.subnets, worlds), tables.neurons->segments());
  auto books = fold<domain::SubnetBooks>(
      simulation, simulation.worlds(),
      [&](auto const& on, domain::SubnetBooks* totals) { domain::book_subnets(on, world, totals); });
  for (auto const which : worlds) {
    auto const fault = economy.accounts().post(simulation.ledger(), WorldId{which}, books[which]);
    if (!fault.empty()) simulation.fail(WorldId{which}, now_ms[which], fault);
  }
  return books;
}

}  // namespace flywheel::economy::bittensor
