#pragma once

#include "kernels/exchange/constant_product_pool.hpp"
#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/economy/depin/io_net/token_orders.hpp"
#include "sim/economy/depin/io_net/trade_journal.hpp"

namespace flywheel::economy::io_net {

/// What a world's operators got together in a trade.
struct TradeOfOperators {
  std::uint64_t proceeds_micro_usd;
  std::uint64_t payouts_base_units;
};

/// One world's daily trade. Sellers: operators, co-stakers, holders of what has unlocked, traders. Buyers: operators
/// who stake, the network's buyback, hire payments taken in the token, traders. All are netted into one swap with the
/// pool, or settle at the price from outside; what each side gets is divided by largest remainder. Then arbitrage moves
/// a pool that has a reference. Everything is journalled but the rows of operators, which book_trade writes.
TradeOfOperators trade(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now);

/// Whether a world has a pool in which everybody swaps for himself: then this is what its daily trade is made of.
bool swaps_in_order(IoNetEconomy const& economy, WorldId world);

/// What everybody brings, and the pool that waits for it.
struct OpenedPool {
  TokenOrders orders;
  exchange::ConstantProductPool pool;
};

OpenedPool open_pool(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now);
/// Journals what was swapped, and lets arbitrage move what the pool has become.
void close_pool(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world,
                SettledOrders const& settled, exchange::ConstantProductPool pool);

}  // namespace flywheel::economy::io_net
