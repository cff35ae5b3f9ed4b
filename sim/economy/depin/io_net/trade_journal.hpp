#pragma once

#include <array>
#include <cstdint>

#include "kernels/exchange/constant_product_pool.hpp"
#include "sim/economy/depin/io_net/accounts.hpp"
#include "sim/economy/depin/io_net/token_orders.hpp"

namespace flywheel::economy::io_net {

/// What one settlement of the market came to for every party.
struct SettledOrders {
  std::array<std::uint64_t, sellers> sold_base_units;
  std::array<std::uint64_t, sellers> proceeds_micro_usd;
  std::array<std::uint64_t, buyers> spent_micro_usd;
  std::array<std::uint64_t, buyers> bought_base_units;
};

/// Writes one world's trades into the ledger.
class TradeJournal {
 public:
  TradeJournal(state::Ledger& ledger, Accounts const& accounts, WorldId world)
      : ledger_{ledger}, token_{accounts.token_flows}, usd_{accounts.usd_flows}, world_{world} {}

  void post(SettledOrders const& settled) const;
  void post_arbitrage_sale(exchange::Swap const& sale) const;
  void post_arbitrage_purchase(exchange::Swap const& purchase) const;
  /// Where the price comes from outside: holders take what sellers bring beyond what buyers want, and bring the rest.
  void post_rest_with_holders(exchange::NetSettlement const& net) const;

 private:
  /// A trade has two legs, tokens one way and dollars the other: the flows know which way is which.
  void post_trade(state::FlowId tokens, std::uint64_t base_units, state::FlowId dollars, std::uint64_t micro_usd) const;

  state::Ledger& ledger_;
  Accounts::TokenFlows const& token_;
  Accounts::UsdFlows const& usd_;
  WorldId world_;
};

}  // namespace flywheel::economy::io_net
