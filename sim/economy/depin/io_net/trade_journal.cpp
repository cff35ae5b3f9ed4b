#include "sim/economy/depin/io_net/trade_journal.hpp"

namespace flywheel::economy::io_net {

void TradeJournal::post(SettledOrders const& settled) const {
  auto const sale = [&](Seller who, state::FlowId tokens, state::FlowId dollars) {
    post_trade(tokens, settled.sold_base_units[who], dollars, settled.proceeds_micro_usd[who]);
  };
  auto const purchase = [&](Buyer who, state::FlowId tokens, state::FlowId dollars) {
    post_trade(tokens, settled.bought_base_units[who], dollars, settled.spent_micro_usd[who]);
  };
  sale(operators_sell, token_.operators_sell, usd_.operators_sold);
  sale(co_stakers_sell, token_.co_stakers_sell, usd_.co_stakers_sold);
  sale(holders_sell, token_.holders_sell, usd_.holders_sold);
  sale(traders_sell, token_.traders_sell, usd_.traders_sold);
  purchase(stakes_buy, token_.stakes_bought, usd_.stakes_bought);
  purchase(network_buys, token_.buyback_burned, usd_.buyback);
  purchase(payouts_buy, token_.payouts_bought, usd_.payouts_spent);
  purchase(traders_buy, token_.traders_buy, usd_.traders_bought);
}

void TradeJournal::post_arbitrage_sale(exchange::Swap const& sale) const {
  post_trade(token_.arbitrage_sells, sale.taken, usd_.arbitrage_sold, sale.given);
}

void TradeJournal::post_arbitrage_purchase(exchange::Swap const& purchase) const {
  post_trade(token_.arbitrage_buys, purchase.given, usd_.arbitrage_bought, purchase.taken);
}

void TradeJournal::post_rest_with_holders(exchange::NetSettlement const& net) const {
  if (net.sold_token_base_units > net.buyers_token_base_units) {
    ledger_.post(world_, token_.arbitrage_buys, net.sold_token_base_units - net.buyers_token_base_units);
  } else {
    ledger_.post(world_, token_.arbitrage_sells, net.buyers_token_base_units - net.sold_token_base_units);
  }
  if (net.sellers_usd_micro > net.spent_usd_micro) {
    ledger_.post(world_, usd_.arbitrage_bought, net.sellers_usd_micro - net.spent_usd_micro);
  } else {
    ledger_.post(world_, usd_.arbitrage_sold, net.spent_usd_micro - net.sellers_usd_micro);
  }
}

void TradeJournal::post_trade(state::FlowId tokens, std::uint64_t base_units, state::FlowId dollars,
                              std::uint64_t micro_usd) const {
  ledger_.post(world_, tokens, base_units);
  ledger_.post(world_, dollars, micro_usd);
}

}  // namespace flywheel::economy::io_net
