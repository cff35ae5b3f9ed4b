#include "sim/economy/depin/io_net/trade_in_order.hpp"

#include <array>
#include <numeric>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/domain/operators/book_trade.hpp"
#include "kernels/exchange/swap_in_order.hpp"
#include "sim/economy/depin/io_net/token_market.hpp"

namespace flywheel::economy::io_net {
namespace {

using exchange::ConstantProductPool;
using exchange::Swap;
using exchange::TradeSide;

constexpr std::array sellers_without_rows{co_stakers_sell, holders_sell, traders_sell};
constexpr std::array buyers_without_rows{stakes_buy, network_buys, traders_buy};
constexpr std::uint32_t parties = sellers_without_rows.size();
static_assert(parties == buyers_without_rows.size());

/// The queues of those without rows, and the pools before which they stand. By world.
struct Opened {
  std::vector<ConstantProductPool> pools;
  std::vector<std::uint64_t> sold;   // [worlds x parties]
  std::vector<std::uint64_t> spent;  // [worlds x parties]

  explicit Opened(std::uint32_t worlds) : pools(worlds), sold(worlds * parties), spent(worlds * parties) {}

  void put(std::uint32_t world, OpenedPool const& opened) {
    pools[world] = opened.pool;
    for (std::uint32_t i = 0; i < parties; ++i) {
      sold[world * parties + i] = opened.orders.sold_base_units[sellers_without_rows[i]];
      spent[world * parties + i] = opened.orders.spent_micro_usd[buyers_without_rows[i]];
    }
  }
};

/// One side of the trade, when all have swapped. By world.
struct ServedSide {
  std::vector<Swap> operators;
  std::vector<std::uint64_t> taken, given;  // [worlds x parties]
};

struct Served {
  std::vector<ConstantProductPool> pools;
  ServedSide sales, purchases;
  std::vector<domain::BookedTrade> booked;
};

template <class T, class Backend>
std::vector<T> to_host(Backend const& on, Scratch<T, Backend> const& column) {
  std::vector<T> rows(column.rows());
  copy_to_host(on, rows.data(), column.data(), rows.size() * sizeof(T));
  return rows;
}

/// Lets both queues of one side pass: operators, of whom `each` keeps what everyone was given, then the others.
template <class Backend>
ServedSide serve(Backend const& on, TradeSide side, Segments const& operators, std::uint64_t const* brought,
                 Scratch<std::uint64_t, Backend> const& each, Segments const& others,
                 std::uint64_t const* brought_by_others, Scratch<ConstantProductPool, Backend> const& pools) {
  Scratch<std::uint64_t, Backend> const taken{on, each.rows()};
  Scratch<Swap, Backend> const totals{on, pools.rows()};
  Scratch<std::uint64_t, Backend> const taken_from_others{on, pools.rows() * parties};
  Scratch<std::uint64_t, Backend> const given_to_others{on, pools.rows() * parties};
  Scratch<Swap, Backend> const totals_of_others{on, pools.rows()};
  exchange::swap_in_order(on, {operators, side, brought, taken.data(), each.data(), pools.data(), totals.data()});
  exchange::swap_in_order(on, {others, side, brought_by_others, taken_from_others.data(), given_to_others.data(),
                               pools.data(), totals_of_others.data()});
  return {to_host(on, totals), to_host(on, taken_from_others), to_host(on, given_to_others)};
}

Served swap(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due, Opened const& opened) {
  auto& tables = economy.tables();
  auto const operators = tables.operator_columns(simulation.pick(*tables.operators.rows, due.worlds));
  std::vector<std::uint32_t> offsets(simulation.worlds() + 1);
  for (std::uint32_t i = 0; i < offsets.size(); ++i) offsets[i] = i * parties;
  Segments const others{simulation.lend<std::uint32_t>(offsets), nullptr, simulation.worlds(), operators.rows.picked,
                        operators.rows.picked_count};
  auto const* const sold = simulation.lend<std::uint64_t>(opened.sold);
  auto const* const spent = simulation.lend<std::uint64_t>(opened.spent);
  auto const slots = tables.operators.rows->slots();
  return launch(simulation.device(), [&](auto const& on) -> Served {
    using Backend = std::decay_t<decltype(on)>;
    Scratch<ConstantProductPool, Backend> const pools{on, simulation.worlds()};
    copy_from_host(on, pools.data(), opened.pools.data(), opened.pools.size() * sizeof(ConstantProductPool));
    Scratch<std::uint64_t, Backend> const proceeds{on, slots};
    Scratch<std::uint64_t, Backend> const payouts{on, slots};
    Scratch<domain::BookedTrade, Backend> const booked{on, simulation.worlds()};
    auto sales =
        serve(on, TradeSide::sell, operators.rows, operators.to_sell_base_units, proceeds, others, sold, pools);
    auto purchases =
        serve(on, TradeSide::buy, operators.rows, operators.token_payouts_micro_usd, payouts, others, spent, pools);
    domain::book_trade(on, {operators, proceeds.data(), payouts.data()}, booked.data());
    return {to_host(on, pools), std::move(sales), std::move(purchases), to_host(on, booked)};
  });
}

SettledOrders settled_of(Served const& served, std::uint32_t world) {
  SettledOrders settled{};
  settled.sold_base_units[operators_sell] = served.sales.operators[world].taken;
  settled.proceeds_micro_usd[operators_sell] = served.sales.operators[world].given;
  settled.spent_micro_usd[payouts_buy] = served.purchases.operators[world].taken;
  settled.bought_base_units[payouts_buy] = served.purchases.operators[world].given;
  for (std::uint32_t i = 0; i < parties; ++i) {
    auto const at = world * parties + i;
    settled.sold_base_units[sellers_without_rows[i]] = served.sales.taken[at];
    settled.proceeds_micro_usd[sellers_without_rows[i]] = served.sales.given[at];
    settled.spent_micro_usd[buyers_without_rows[i]] = served.purchases.taken[at];
    settled.bought_base_units[buyers_without_rows[i]] = served.purchases.given[at];
  }
  return settled;
}

}  // namespace

void trade_in_order(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due) {
  Opened opened{simulation.worlds()};
  for (auto const row : due.worlds) {
    opened.put(row, open_pool(simulation, economy, WorldId{row}, due.now(row)));
  }
  auto const served = swap(simulation, economy, due, opened);
  for (auto const row : due.worlds) {
    WorldId const world{row};
    close_pool(simulation, economy, world, settled_of(served, row), served.pools[row]);
    simulation.ledger().changed(world, economy.accounts().operators, served.booked[row].tokens_change);
    simulation.ledger().changed(world, economy.accounts().cash, served.booked[row].cash_change);
  }
}

}  // namespace flywheel::economy::io_net
