#include "sim/economy/depin/io_net/block_rewards.hpp"

#include "kernels/scoring/split_rewards.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

using domain::NominationTotals;

/// What a block mints for each pool of a world.
struct BlockOfWorld {
  std::uint32_t world;
  std::vector<std::uint64_t> pools;
};

/// Domains grouped by the pools that pay them: a segment a pool, world by world.
struct PoolLayout {
  std::vector<std::uint32_t> first_slot{0};
  std::vector<std::uint32_t> domain_of_slot;
  std::vector<std::uint64_t> base_units;

  PoolLayout(std::vector<BlockOfWorld> const& blocks, Laws const& laws, std::uint32_t classes) {
    for (auto const& block : blocks) {
      for (std::uint32_t pool = 0; pool < block.pools.size(); ++pool) {
        for (std::uint32_t i = 0; i < classes; ++i) {
          auto const domain = block.world * classes + i;
          if (laws.pool[domain] == pool) domain_of_slot.push_back(domain);
        }
        first_slot.push_back(static_cast<std::uint32_t>(domain_of_slot.size()));
        base_units.push_back(block.pools[pool]);
      }
    }
  }
};

/// Writes reward keys and counts who is nominated. -> by domain
std::vector<NominationTotals> nominate(engine::Simulation& simulation, IoNetEconomy const& economy,
                                       engine::Due const& due) {
  auto& tables = economy.tables();
  std::vector<std::uint32_t> blocks(simulation.worlds(), 0);
  for (auto const world : due.worlds) {
    blocks[world] = static_cast<std::uint32_t>(economy.network(WorldId{world}).blocks);
  }
  domain::NominateDevices const args{
      .devices = tables.device_columns(simulation.pick(*tables.devices.rows, due.worlds)),
      .stakes = tables.stakes(),
      .rules = simulation.lend<domain::NominationRules>(economy.laws().nomination),
      .now_ms = simulation.lend<TimeMs>(due.now_ms),
      .block = simulation.lend<std::uint32_t>(blocks),
      .domains_per_world = economy.classes(),
      .reward_key = tables.devices.reward_key.data()};
  return fold<NominationTotals>(simulation, tables.domains(), [&](auto const& on, NominationTotals* totals) {
    domain::nominate_devices(on, args, totals);
  });
}

/// What the schedule gives a world's next block, pool by pool; nothing while the incentive engine pays instead.
BlockOfWorld open_block(IoNetEconomy const& economy, state::Ledger const& ledger, WorldId world) {
  auto const& laws = economy.laws(world);
  auto const& network = economy.network(world);
  BlockOfWorld block{world.value, {}};
  if (laws.engine) return block;
  auto const minted = static_cast<std::uint64_t>(ledger.minted(world, economy.accounts().token));
  auto const wanted = laws.schedule ? (*laws.schedule)(network.blocks) : laws.fixed_block_base_units;
  auto const emission = laws.cap(minted, wanted);
  for (auto const& share : laws.pools) block.pools.push_back(share(emission));
  return block;
}

/// Divides the blocks among the nominated. -> what was paid, pool by pool
std::vector<std::uint64_t> divide(engine::Simulation& simulation, IoNetEconomy const& economy,
                                  std::vector<BlockOfWorld> const& blocks) {
  auto& tables = economy.tables();
  PoolLayout const pools{blocks, economy.laws(), economy.classes()};
  std::vector<std::uint32_t> worlds;
  for (auto const& block : blocks) worlds.push_back(block.world);
  auto const count = pools.base_units.size();
  return fold<std::uint64_t>(simulation, count, [&](auto const& on, std::uint64_t* paid) {
    Scratch<std::uint64_t, std::decay_t<decltype(on)>> const undistributed{on, count};
    split_rewards(on, scoring::SplitRewards{.devices = simulation.pick(*tables.devices.rows, worlds),
                                            .slots = {simulation.lend<std::uint32_t>(pools.first_slot), nullptr,
                                                      static_cast<std::uint32_t>(count)},
                                            .domain_of_slot = simulation.lend<std::uint32_t>(pools.domain_of_slot),
                                            .keys = domain::RewardKey::keys,
                                            .key = tables.devices.reward_key.data(),
                                            .weight = simulation.lend<std::uint64_t>(economy.laws().score),
                                            .pool_base_units = simulation.lend<std::uint64_t>(pools.base_units),
                                            .accrued_base_units = tables.devices.accrued.data(),
                                            .paid_base_units = paid,
                                            .undistributed_base_units = undistributed.data()});
  });
}

void post_block(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, std::uint64_t paid) {
  auto& network = economy.network(world);
  network.last_block_base_units = paid;
  network.minted_by_blocks_base_units += paid;
  network.ever.emission_usd +=
      static_cast<double>(paid) / static_cast<double>(base_units_per_token(economy.spec(world))) * network.price_usd;
  simulation.ledger().post(world, economy.accounts().token_flows.emission, paid);
  simulation.ledger().changed(world, economy.accounts().accrued, paid);
}

}  // namespace

void BlockRewards::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const totals = nominate(simulation, economy_, due);
  std::vector<BlockOfWorld> blocks;
  for (auto const row : due.worlds) {
    WorldId const world{row};
    for (std::uint32_t i = 0; i < economy_.classes(); ++i) {
      auto& of_class = economy_.classes_of(world)[i];
      of_class.block = totals[std::size_t{row} * economy_.classes() + i];
      of_class.ever_blocks.merge(of_class.block);
    }
    auto block = open_block(economy_, simulation.ledger(), world);
    economy_.network(world).blocks += 1;
    economy_.network(world).last_block_base_units = 0;
    if (!block.pools.empty()) blocks.push_back(std::move(block));
  }
  if (blocks.empty()) return;
  auto const paid = divide(simulation, economy_, blocks);
  std::size_t pool = 0;
  for (auto const& block : blocks) {
    std::uint64_t of_world = 0;
    for (std::size_t i = 0; i < block.pools.size(); ++i) of_world += paid[pool++];
    post_block(simulation, economy_, WorldId{block.world}, of_world);
  }
}

}  // namespace flywheel::economy::io_net
