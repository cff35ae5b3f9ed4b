#include <limits>

#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : not_a_number;
}

template <class Value>
double sum(std::span<ClassRow const> classes, Value const& value) {
  double total = 0;
  for (auto const& row : classes) total += static_cast<double>(value(row));
  return total;
}

/// The three questions: does it start, who cheats it, does it last.
void add_supply(std::vector<engine::Finding>& found, NetworkRow const& network, std::span<ClassRow const> classes) {
  auto const up = [](ClassRow const& row) { return row.day.in_state[static_cast<int>(domain::DeviceState::up)]; };
  double const claimed = sum(classes, [](ClassRow const& row) { return row.day.up_gpus; });
  double const real = sum(classes, [](ClassRow const& row) { return row.day.up_real_gpus; });
  found.push_back({"devices up", sum(classes, up), "", "connected at the end"});
  found.push_back({"GPUs claimed", claimed, "", "of these devices"});
  found.push_back({"GPUs real", ratio(real, claimed), "share", "of those: what they claim to be"});
  found.push_back({"nominated", sum(classes, [](ClassRow const& row) { return row.block.nominated; }), "devices",
                   "for the last reward block"});
  found.push_back({"paid disguised", sum(classes, [](ClassRow const& row) { return row.block.passed_disguised; }),
                   "devices", "that the last block paid"});
  found.push_back({"cheats caught", sum(classes, [](ClassRow const& row) { return row.ever.caught; }), "devices",
                   "since the start"});
  found.push_back({"banned by mistake", sum(classes, [](ClassRow const& row) { return row.ever.wrongly_banned; }),
                   "devices", "since the start"});
  found.push_back({"operators", static_cast<double>(network.operators.active), "", "active at the end"});
}

void add_demand(std::vector<engine::Finding>& found, NetworkRow const& network, std::span<ClassRow const> classes) {
  double const orders = sum(classes, [](ClassRow const& row) { return row.ever.orders; });
  double const served = sum(classes, [](ClassRow const& row) { return row.ever.served; });
  double const gpus = sum(classes, [](ClassRow const& row) { return row.day.up_gpus; });
  double const hired = sum(classes, [](ClassRow const& row) { return row.day.hired_gpus; });
  found.push_back({"orders", orders, "", "since the start"});
  found.push_back({"orders served", ratio(served, orders), "share", "all or nothing"});
  found.push_back({"utilisation", ratio(hired, gpus), "share", "GPUs hired at the end"});
  found.push_back({"customers paid", static_cast<double>(network.ever.paid_by_customers) / 1e6, "USD", "for compute"});
  found.push_back({"network earned", static_cast<double>(network.ever.fees) / 1e6, "USD", "fees"});
}

void add_economy(std::vector<engine::Finding>& found, NetworkRow const& network) {
  auto const& ever = network.ever;
  double const paid = static_cast<double>(ever.paid_by_customers) / 1e6;
  bool const lasts = network.self_sustaining_ms != never_ms;
  found.push_back({"emission value", ever.emission_usd, "USD", "at the price of its block"});
  found.push_back({"subsidy per revenue", ratio(ever.emission_usd, paid), "USD/USD", "over the whole run"});
  found.push_back({"cost coverage", network.worst_coverage, "", "hire income / running cost of the marginal class"});
  found.push_back({"self-sustaining after",
                   lasts ? static_cast<double>(network.self_sustaining_ms) / 86'400'000.0 : not_a_number, "d",
                   "12 settlements in a row in which hires cover costs"});
}

}  // namespace

std::vector<engine::Finding> IoNetEconomy::findings(engine::Simulation const& simulation, WorldId world) const {
  auto const& of_world = network(world);
  auto const& ledger = simulation.ledger();
  std::span<ClassRow const> const of_classes{classes_of(world), classes()};
  auto const tokens = [&](state::Amount amount) {
    return static_cast<double>(amount) / static_cast<double>(base_units_per_token(spec(world)));
  };
  std::vector<engine::Finding> found;
  add_supply(found, of_world, of_classes);
  add_demand(found, of_world, of_classes);
  auto const& symbol = spec(world).network.token.symbol;
  found.push_back({"price", of_world.price_usd, "USD/" + symbol, "after the last trade"});
  found.push_back({"minted", tokens(ledger.minted(world, accounts_->token)), symbol, "genesis included"});
  found.push_back({"burned", tokens(ledger.burned(world, accounts_->token)), symbol, "buybacks and slashing"});
  add_economy(found, of_world);
  return found;
}

}  // namespace flywheel::economy::io_net
