#include "sim/economy/depin/io_net/token_trade.hpp"

#include "kernels/domain/operators/book_trade.hpp"
#include "kernels/exchange/split_pro_rata.hpp"
#include "sim/economy/depin/io_net/token_market.hpp"
#include "sim/economy/depin/io_net/trade_in_order.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

/// Divides what the operators of each world got among them, and writes it into their rows.
void book(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due,
          std::vector<TradeOfOperators> const& trades) {
  auto& tables = economy.tables();
  auto const operators = tables.operator_columns(simulation.pick(*tables.operators.rows, due.worlds));
  std::vector<std::uint64_t> proceeds;
  std::vector<std::uint64_t> payouts;
  for (auto const& trade : trades) {
    proceeds.push_back(trade.proceeds_micro_usd);
    payouts.push_back(trade.payouts_base_units);
  }
  auto const slots = tables.operators.rows->slots();
  auto const* const all_proceeds = simulation.lend<std::uint64_t>(proceeds);
  auto const* const all_payouts = simulation.lend<std::uint64_t>(payouts);
  auto const divide = [&](auto const& on, domain::BookedTrade* totals) {
    using Column = Scratch<std::uint64_t, std::decay_t<decltype(on)>>;
    Column const each_proceeds{on, slots};
    Column const each_payouts{on, slots};
    Column const unpaid{on, simulation.worlds()};
    exchange::split_pro_rata(
        on, {operators.rows, slots, all_proceeds, operators.to_sell_base_units, each_proceeds.data(), unpaid.data()});
    exchange::split_pro_rata(on, {operators.rows, slots, all_payouts, operators.token_payouts_micro_usd,
                                  each_payouts.data(), unpaid.data()});
    domain::book_trade(on, {operators, each_proceeds.data(), each_payouts.data()}, totals);
  };
  auto const booked = fold<domain::BookedTrade>(simulation, simulation.worlds(), divide);
  for (auto const row : due.worlds) {
    simulation.ledger().changed(WorldId{row}, economy.accounts().operators, booked[row].tokens_change);
    simulation.ledger().changed(WorldId{row}, economy.accounts().cash, booked[row].cash_change);
  }
}

}  // namespace

void TokenTrade::fire(engine::Simulation& simulation, engine::Due const& due) const {
  std::vector<TradeOfOperators> trades(simulation.worlds());
  std::vector<std::uint32_t> together;
  std::vector<std::uint32_t> in_order;
  for (auto const row : due.worlds) {
    WorldId const world{row};
    if (swaps_in_order(economy(), world)) {
      in_order.push_back(row);
      continue;
    }
    bool const has_market = !std::holds_alternative<BeliefMarketSpec>(economy().spec(world).token_market);
    trades[row] = trade(simulation, economy(), world, due.now(row));
    if (has_market) together.push_back(row);
  }
  if (!together.empty()) book(simulation, economy(), {together, due.now_ms}, trades);
  if (!in_order.empty()) trade_in_order(simulation, economy(), {in_order, due.now_ms});
}

}  // namespace flywheel::economy::io_net
