#include "sim/economy/depin/io_net/token_market.hpp"

#include <algorithm>
#include <numeric>

#include "kernels/exchange/arbitrage.hpp"
#include "kernels/exchange/constant_product_pool.hpp"
#include "kernels/exchange/settle_at_price.hpp"
#include "kernels/exchange/split_pro_rata.hpp"
#include "sim/economy/depin/io_net/token_orders.hpp"
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

/// Journals one settlement.
class Journal {
 public:
  Journal(state::Ledger& ledger, Accounts const& accounts, WorldId world)
      : ledger_{ledger}, token_{accounts.token_flows}, usd_{accounts.usd_flows}, world_{world} {}

  TradeOfOperators settle(TokenOrders const& orders, NetSettlement const& net) const {
    auto const proceeds = divided(net.sellers_usd_micro, orders.sold_base_units);
    auto const bought = divided(net.buyers_token_base_units, orders.spent_micro_usd);
    auto const spent = net.spent_usd_micro == sum_of(orders.spent_micro_usd)
                           ? orders.spent_micro_usd
                           : divided(net.spent_usd_micro, orders.spent_micro_usd);
    sell(token_.operators_sell, usd_.operators_sold, orders.sold_base_units[operators_sell], proceeds[operators_sell]);
    sell(token_.co_stakers_sell, usd_.co_stakers_sold, orders.sold_base_units[co_stakers_sell],
         proceeds[co_stakers_sell]);
    sell(token_.holders_sell, usd_.holders_sold, orders.sold_base_units[holders_sell], proceeds[holders_sell]);
    sell(token_.traders_sell, usd_.traders_sold, orders.sold_base_units[traders_sell], proceeds[traders_sell]);
    buy(token_.stakes_bought, usd_.stakes_bought, bought[stakes_buy], spent[stakes_buy]);
    buy(token_.buyback_burned, usd_.buyback, bought[network_buys], spent[network_buys]);
    buy(token_.payouts_bought, usd_.payouts_spent, bought[payouts_buy], spent[payouts_buy]);
    buy(token_.traders_buy, usd_.traders_bought, bought[traders_buy], spent[traders_buy]);
    return {proceeds[operators_sell], bought[payouts_buy]};
  }

  void sell(state::FlowId tokens, state::FlowId dollars, std::uint64_t base_units, std::uint64_t micro_usd) const {
    ledger_.post(world_, tokens, base_units);
    ledger_.post(world_, dollars, micro_usd);
  }
  void buy(state::FlowId tokens, state::FlowId dollars, std::uint64_t base_units, std::uint64_t micro_usd) const {
    sell(tokens, dollars, base_units, micro_usd);
  }

 private:
  state::Ledger& ledger_;
  Accounts::TokenFlows const& token_;
  Accounts::UsdFlows const& usd_;
  WorldId world_;
};

/// Moves a pool to the edge of the band in which nobody gains by trading against its reference.
void arbitrage(ConstantProductPool& pool, double reference_usd, IoNetSpec const& spec, std::uint64_t held_by_holders,
               Accounts const& accounts, Journal const& journal) {
  if (!(reference_usd > 0)) return;
  auto const wanted = exchange::Arbitrage{price_ratio_of(reference_usd, spec)}(pool);
  if (wanted.sold_token_base_units > 0) {
    auto const swap = pool.sell(std::min(wanted.sold_token_base_units, held_by_holders));
    journal.sell(accounts.token_flows.arbitrage_sells, accounts.usd_flows.arbitrage_sold, swap.taken, swap.given);
  }
  if (wanted.spent_usd_micro > 0) {
    auto const swap = pool.buy(wanted.spent_usd_micro);
    journal.buy(accounts.token_flows.arbitrage_buys, accounts.usd_flows.arbitrage_bought, swap.given, swap.taken);
  }
}

/// One world's settlement, whichever its model.
class Settlement {
 public:
  Settlement(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world)
      : ledger_{simulation.ledger()},
        economy_{economy},
        world_{world},
        orders_{orders_of(ledger_, economy, world)},
        journal_{ledger_, economy.accounts(), world} {
    auto& network = economy.network(world);
    network.sold_base_units = sum_of(orders_.sold_base_units);
  }

  TradeOfOperators in_pool(PoolMarketSpec const& spec) {
    auto& network = economy_.network(world_);
    ConstantProductPool pool{held(economy_.accounts().market), held(economy_.accounts().market_usd), spec.fee_ppm};
    auto const net = exchange::settle_net(pool, sum_of(orders_.sold_base_units), sum_of(orders_.spent_micro_usd));
    auto const trade = journal_.settle(orders_, net);
    network.bought_base_units = net.buyers_token_base_units;
    arbitrage(pool, network.reference_usd, economy_.spec(world_), held(economy_.accounts().holders),
              economy_.accounts(), journal_);
    network.price_usd = pool.spot_price() * 1e-6 * static_cast<double>(base_units_per_token(economy_.spec(world_)));
    return trade;
  }

  /// Holders take what sellers bring beyond what buyers want, and bring what these want beyond.
  TradeOfOperators at_reference() {
    auto& network = economy_.network(world_);
    auto const& accounts = economy_.accounts();
    auto const net =
        exchange::settle_at_price(price_ratio_of(network.reference_usd, economy_.spec(world_)), held(accounts.holders),
                                  sum_of(orders_.sold_base_units), sum_of(orders_.spent_micro_usd));
    auto const trade = journal_.settle(orders_, net);
    network.bought_base_units = net.buyers_token_base_units;
    network.price_usd = network.reference_usd;
    if (net.sold_token_base_units > net.buyers_token_base_units) {
      ledger_.post(world_, accounts.token_flows.arbitrage_buys,
                   net.sold_token_base_units - net.buyers_token_base_units);
    } else {
      ledger_.post(world_, accounts.token_flows.arbitrage_sells,
                   net.buyers_token_base_units - net.sold_token_base_units);
    }
    if (net.sellers_usd_micro > net.spent_usd_micro) {
      ledger_.post(world_, accounts.usd_flows.arbitrage_bought, net.sellers_usd_micro - net.spent_usd_micro);
    } else {
      ledger_.post(world_, accounts.usd_flows.arbitrage_sold, net.spent_usd_micro - net.sellers_usd_micro);
    }
    return trade;
  }

 private:
  std::uint64_t held(state::AccountClassId id) const { return static_cast<std::uint64_t>(ledger_.book(world_, id)); }

  state::Ledger& ledger_;
  IoNetEconomy const& economy_;
  WorldId world_;
  TokenOrders orders_;
  Journal journal_;
};

}  // namespace

TradeOfOperators trade(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now) {
  auto& network = economy.network(world);
  network.reference_usd = reference_price_usd(simulation, economy, world, now);
  auto const& market = economy.spec(world).token_market;
  if (std::holds_alternative<BeliefMarketSpec>(market)) {
    network.price_usd = network.reference_usd;
    return {};
  }
  Settlement settlement{simulation, economy, world};
  if (auto const* const pool = std::get_if<PoolMarketSpec>(&market)) return settlement.in_pool(*pool);
  return settlement.at_reference();
}

}  // namespace flywheel::economy::io_net
