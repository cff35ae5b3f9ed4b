#include "sim/economy/depin/io_net/token_market.hpp"

#include <algorithm>
#include <numeric>

#include "kernels/exchange/arbitrage.hpp"
#include "kernels/exchange/settle_at_price.hpp"
#include "kernels/exchange/split_pro_rata.hpp"
#include "sim/economy/depin/io_net/token_price.hpp"

namespace flywheel::economy::io_net {
namespace {

using exchange::ConstantProductPool;
using exchange::NetSettlement;

template <std::size_t count>
std::uint64_t sum_of(std::array<std::uint64_t, count> const& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
}

/// An amount divided pro rata to weights by largest remainder.
template <std::size_t count>
std::array<std::uint64_t, count> divided(std::uint64_t amount, std::array<std::uint64_t, count> const& weights) {
  std::array<std::uint64_t, count> shares{};
  std::array<std::uint32_t, 2> const offsets{0, static_cast<std::uint32_t>(count)};
  std::uint64_t unpaid = 0;
  exchange::split_pro_rata(HostBackend{}, {{offsets.data(), nullptr, 1},
                                           static_cast<std::uint32_t>(count),
                                           &amount,
                                           weights.data(),
                                           shares.data(),
                                           &unpaid});
  return shares;
}

SettledOrders divided(NetSettlement const& net, TokenOrders const& orders) {
  return {.sold_base_units = orders.sold_base_units,
          .proceeds_micro_usd = divided(net.sellers_usd_micro, orders.sold_base_units),
          .spent_micro_usd = net.spent_usd_micro == sum_of(orders.spent_micro_usd)
                                 ? orders.spent_micro_usd
                                 : divided(net.spent_usd_micro, orders.spent_micro_usd),
          .bought_base_units = divided(net.buyers_token_base_units, orders.spent_micro_usd)};
}

TradeOfOperators of_operators(SettledOrders const& settled) {
  return {settled.proceeds_micro_usd[operators_sell], settled.bought_base_units[payouts_buy]};
}

std::uint64_t held(engine::Simulation const& simulation, WorldId world, state::AccountClassId account) {
  return static_cast<std::uint64_t>(simulation.ledger().book(world, account));
}

/// Moves a pool to the edge of the band in which nobody gains by trading against its reference.
void arbitrage(ConstantProductPool& pool, exchange::PriceRatio reference, std::uint64_t held_by_holders,
               TradeJournal const& journal) {
  auto const wanted = exchange::Arbitrage{reference}(pool);
  if (wanted.sold_token_base_units > 0) {
    journal.post_arbitrage_sale(pool.sell(std::min(wanted.sold_token_base_units, held_by_holders)));
  }
  if (wanted.spent_usd_micro > 0) journal.post_arbitrage_purchase(pool.buy(wanted.spent_usd_micro));
}

TradeOfOperators in_pool(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now) {
  auto [orders, pool] = open_pool(simulation, economy, world, now);
  auto const net = exchange::settle_net(pool, sum_of(orders.sold_base_units), sum_of(orders.spent_micro_usd));
  auto const settled = divided(net, orders);
  close_pool(simulation, economy, world, settled, pool);
  return of_operators(settled);
}

/// Holders take what sellers bring beyond what buyers want, and bring what these want beyond.
TradeOfOperators at_reference(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world) {
  auto& network = economy.network(world);
  auto const orders = orders_of(simulation.ledger(), economy, world);
  auto const net = exchange::settle_at_price(price_ratio_of(network.reference_usd, economy.spec(world)),
                                             held(simulation, world, economy.accounts().holders),
                                             sum_of(orders.sold_base_units), sum_of(orders.spent_micro_usd));
  auto const settled = divided(net, orders);
  TradeJournal const journal{simulation.ledger(), economy.accounts(), world};
  journal.post(settled);
  journal.post_rest_with_holders(net);
  network.sold_base_units = sum_of(orders.sold_base_units);
  network.bought_base_units = net.buyers_token_base_units;
  network.price_usd = network.reference_usd;
  return of_operators(settled);
}

}  // namespace

TradeOfOperators trade(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now) {
  auto const& market = economy.spec(world).token_market;
  if (std::holds_alternative<PoolMarketSpec>(market)) return in_pool(simulation, economy, world, now);
  auto& network = economy.network(world);
  network.reference_usd = reference_price_usd(simulation, economy, world, now);
  if (!std::holds_alternative<BeliefMarketSpec>(market)) return at_reference(simulation, economy, world);
  network.price_usd = network.reference_usd;
  return {};
}

bool swaps_in_order(IoNetEconomy const& economy, WorldId world) {
  auto const* const pool = std::get_if<PoolMarketSpec>(&economy.spec(world).token_market);
  return pool != nullptr && pool->settlement == PoolSettlement::sequential;
}

OpenedPool open_pool(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now) {
  economy.network(world).reference_usd = reference_price_usd(simulation, economy, world, now);
  auto const& accounts = economy.accounts();
  auto const& spec = std::get<PoolMarketSpec>(economy.spec(world).token_market);
  return {orders_of(simulation.ledger(), economy, world),
          {held(simulation, world, accounts.market), held(simulation, world, accounts.market_usd), spec.fee_ppm}};
}

void close_pool(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world,
                SettledOrders const& settled, ConstantProductPool pool) {
  auto& network = economy.network(world);
  auto const& spec = economy.spec(world);
  TradeJournal const journal{simulation.ledger(), economy.accounts(), world};
  journal.post(settled);
  network.sold_base_units = sum_of(settled.sold_base_units);
  network.bought_base_units = sum_of(settled.bought_base_units);
  if (network.reference_usd > 0) {
    arbitrage(pool, price_ratio_of(network.reference_usd, spec), held(simulation, world, economy.accounts().holders),
              journal);
  }
  network.price_usd = pool.spot_price() * 1e-6 * static_cast<double>(base_units_per_token(spec));
}

}  // namespace flywheel::economy::io_net
