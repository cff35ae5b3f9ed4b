#include "sim/economy/depin/io_net/hire_market.hpp"

#include <numeric>

#include "kernels/base/launch.hpp"
#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {
namespace {

/// The laws of the hire markets with what changes from day to day: how the posted price moves orders.
std::vector<domain::RentalRules> rules_of_today(IoNetEconomy const& economy, std::uint32_t worlds) {
  auto rules = economy.laws().rental;
  for (std::uint32_t world = 0; world < worlds; ++world) {
    for (std::uint32_t i = 0; i < economy.classes(); ++i) {
      rules[std::size_t{world} * economy.classes() + i].arrivals.price_factor =
          economy.classes_of(WorldId{world})[i].price_factor;
    }
  }
  return rules;
}

domain::GpuRental market_of_today(engine::Simulation& simulation, IoNetEconomy const& economy,
                                  std::span<std::uint32_t const> worlds) {
  auto rental = economy.tables().rental(simulation, worlds);
  rental.rules = simulation.lend<domain::RentalRules>(rules_of_today(economy, simulation.worlds()));
  return rental;
}

void post_class(state::Ledger& ledger, Accounts const& accounts, WorldId world, domain::RentalTotals const& totals) {
  auto const& flows = accounts.usd_flows;
  ledger.post(world, flows.prepaid, totals.prepaid);
  ledger.post(world, flows.renter_fees, totals.renter_fees);
  ledger.post(world, flows.supplier_pay, totals.supplier_gross - totals.supplier_fees);
  ledger.post(world, flows.supplier_fees, totals.supplier_fees);
  ledger.post(world, flows.refunds, totals.refunded);
  ledger.changed(world, accounts.escrow, totals.escrow_change);
  ledger.changed(world, accounts.earnings, totals.earned_change);
}

}  // namespace

void HireMarket::advance(engine::Simulation& simulation, engine::Due const& until) const {
  auto& tables = economy_.tables();
  do {
    auto rental = market_of_today(simulation, economy_, until.worlds);
    rental.until_ms = simulation.lend<TimeMs>(until.now_ms);
    launch(simulation.device(), [&](auto const& on) { domain::advance_rentals(on, rental); });
  } while (tables.grow_crowded());
  post_rentals(simulation, economy_, until.worlds);
}

void post_rentals(engine::Simulation& simulation, IoNetEconomy const& economy, std::span<std::uint32_t const> worlds) {
  auto& table = *economy.tables().per_domain.rows;
  auto const column = economy.tables().per_domain.totals;
  auto totals = table.read(column);
  for (auto const row : worlds) {
    WorldId const world{row};
    auto& ever = economy.network(world).ever;
    for (std::uint32_t i = 0; i < economy.classes(); ++i) {
      auto& of_class = totals[std::size_t{row} * economy.classes() + i];
      post_class(simulation.ledger(), economy.accounts(), world, of_class);
      economy.classes_of(world)[i].ever.merge(of_class);
      ever.paid_by_customers += of_class.prepaid - of_class.refunded;
      ever.fees += of_class.renter_fees + of_class.supplier_fees;
      of_class = {};
    }
  }
  table.write<domain::RentalTotals>(column, totals);
}

void refresh_hire_market(engine::Simulation& simulation, IoNetEconomy const& economy,
                         std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& now_ms) {
  auto const rental = market_of_today(simulation, economy, worlds);
  auto const* const now = simulation.lend<TimeMs>(now_ms);
  launch(simulation.device(), [&](auto const& on) { domain::refresh_rentals(on, rental, now); });
}

void list_again(engine::Simulation& simulation, IoNetEconomy const& economy) {
  auto const rental = economy.tables().rental(simulation, all_worlds(simulation));
  launch(simulation.device(), [&](auto const& on) { matching::list_devices(on, rental.market); });
}

std::vector<std::uint32_t> all_worlds(engine::Simulation const& simulation) {
  std::vector<std::uint32_t> worlds(simulation.worlds());
  std::iota(worlds.begin(), worlds.end(), 0U);
  return worlds;
}

}  // namespace flywheel::economy::io_net
