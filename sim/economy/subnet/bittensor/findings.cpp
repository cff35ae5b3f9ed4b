#include "sim/economy/subnet/bittensor/metrics.hpp"

namespace flywheel::economy::bittensor {

std::vector<engine::Finding> findings_of(engine::Simulation const& simulation, BittensorEconomy const& economy,
                                         WorldId world) {
  auto const& ledger = simulation.ledger();
  auto const& accounts = economy.accounts();
  auto const tao = [](state::Amount amount) { return static_cast<double>(amount) / 1e9; };
  auto const& tables = economy.tables();
  auto const lives = tables.subnets->read(tables.life);
  std::uint64_t epochs = 0, registrations = 0, idle = 0;
  for (std::uint32_t subnet = 0; subnet < tables.sizes.subnets; ++subnet) {
    auto const& life = lives[world.value * tables.sizes.subnets + subnet];
    epochs += life.epochs;
    registrations += life.registrations;
    idle += life.idle;
  }
  return {{"issued", tao(tables.chain->read(tables.chain_state)[world.value].issued_tao), "TAO",
           "by the end, genesis included"},
          {"liquidity injected", tao(ledger.flowed(world, accounts.injected)), "TAO", "minted into pools"},
          {"chain bought", tao(ledger.flowed(world, accounts.chain_bought)), "TAO", "minted to buy alpha"},
          {"staked", tao(ledger.flowed(world, accounts.staked)), "TAO", "paid for alpha"},
          {"unstaked", tao(ledger.flowed(world, accounts.unstaked)), "TAO", "got for alpha"},
          {"registration fees", tao(ledger.flowed(world, accounts.registrations)), "TAO", "paid to join"},
          {"epochs", static_cast<double>(epochs), "", "of all subnets"},
          {"registrations", static_cast<double>(registrations), "", "of neurons"},
          {"miners who stopped", static_cast<double>(idle), "", "because work cost more than it earned"}};
}

}  // namespace flywheel::economy::bittensor
