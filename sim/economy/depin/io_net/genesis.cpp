#include "sim/economy/depin/io_net/genesis.hpp"

#include "sim/economy/depin/io_net/day_end.hpp"
#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/economy/depin/io_net/hire_market.hpp"
#include "sim/economy/depin/io_net/newcomers.hpp"
#include "sim/economy/depin/io_net/token_price.hpp"

namespace flywheel::economy::io_net {
namespace {

/// Devices of the start have been there for a month: they are nominated for the first block.
constexpr TimeMs there_for_ms = 30 * settlement_ms;

void write_rows(IoNetEconomy const& economy, engine::Simulation const& simulation, WorldId world) {
  auto const& spec = economy.spec(world);
  auto& network = economy.network(world);
  network = {};
  network.shock_factor = 1.0;
  network.demand_factor = 1.0;
  network.self_sustaining_ms = never_ms;
  network.cheating_pays = ~std::uint64_t{0};
  network.vaults.target_scale_ppb = 1'000'000'000;
  network.price_usd = opening_price_usd(economy, world);
  network.reference_usd = reference_price_usd(simulation, economy, world, 0);
  for (std::uint32_t i = 0; i < economy.classes(); ++i) {
    auto& row = economy.classes_of(world)[i];
    row = {};
    row.posted_micro_usd = static_cast<double>(spec.devices[i].ask_micro_usd_per_gpu_hour);
    row.reference_micro_usd = row.posted_micro_usd;
    row.price_factor = 1.0;
  }
}

void draw_first_agents(IoNetEconomy const& economy, WorldId world, Newcomers& newcomers) {
  auto const& spec = economy.spec(world);
  newcomers.add_operators(world, spec.providers.initial, spec.providers.staked_share);
  for (std::uint32_t group = 0; group < spec.cheaters.size(); ++group) {
    newcomers.add_cheaters(world, group, spec.cheaters[group].initial, spec.providers.staked_share);
  }
  newcomers.add_customers(world, spec.customers.initial);
}

/// What remains of the genesis supply, as it is given out.
class GenesisSupply {
 public:
  GenesisSupply(engine::Simulation& simulation, WorldId world, std::uint64_t base_units)
      : simulation_{simulation}, world_{world}, left_{base_units} {}

  void give(state::FlowId flow, std::uint64_t base_units, char const* whom) {
    if (base_units > left_) {
      simulation_.fail(world_, 0, std::string{"the genesis supply is too small for "} + whom);
      base_units = left_;
    }
    simulation_.ledger().post(world_, flow, base_units);
    left_ -= base_units;
  }
  std::uint64_t left() const { return left_; }

 private:
  engine::Simulation& simulation_;
  WorldId world_;
  std::uint64_t left_;
};

void mint_genesis(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, std::uint64_t stakes) {
  auto const& spec = economy.spec(world);
  auto const& flows = economy.accounts().token_flows;
  auto& ledger = simulation.ledger();
  GenesisSupply supply{simulation, world, spec.network.genesis_base_units};
  supply.give(flows.genesis_stakes, stakes, "the stakes of the first devices");
  ledger.changed(world, economy.accounts().stakes, stakes);
  for (auto const& unlock : spec.unlocks) {
    supply.give(flows.genesis_locked,
                exchange::floored_share(spec.network.genesis_base_units, unlock.share_of_genesis_ppm), "its unlocks");
  }
  if (auto const* const pool = std::get_if<PoolMarketSpec>(&spec.token_market)) {
    auto const price = price_ratio_of(pool->price_usd, spec);
    supply.give(flows.genesis_market, price.tokens_for(pool->liquidity_micro_usd), "the pool");
    ledger.post(world, economy.accounts().usd_flows.liquidity_brought, pool->liquidity_micro_usd);
    if (pool->traders) {
      supply.give(flows.genesis_traders, pool->traders->holdings_base_units, "the traders");
      ledger.post(world, economy.accounts().usd_flows.genesis_traders, pool->traders->cash_micro_usd);
    }
  }
  ledger.post(world, flows.genesis_holders, supply.left());
}

}  // namespace

void begin_network(engine::Simulation& simulation, IoNetEconomy const& economy) {
  Newcomers newcomers{simulation, economy};
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    write_rows(economy, simulation, WorldId{world});
    draw_first_agents(economy, WorldId{world}, newcomers);
  }
  auto const worlds = all_worlds(simulation);
  std::vector<TimeMs> const now(worlds.size(), 0);
  auto const stakes = newcomers.let_in(worlds, std::vector<TimeMs>(worlds.size(), -there_for_ms), now);
  for (auto const world : worlds) mint_genesis(simulation, economy, WorldId{world}, stakes[world]);
  look_around(simulation, economy, worlds, now);
}

}  // namespace flywheel::economy::io_net
