#include "sim/economy/depin/io_net/token_orders.hpp"

#include <algorithm>
#include <utility>

#include "kernels/exchange/fundamental_value.hpp"
#include "kernels/exchange/purchase_cost.hpp"
#include "kernels/exchange/stake_purchases.hpp"
#include "kernels/population/stake_return.hpp"
#include "sim/economy/depin/io_net/class_day.hpp"
#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/economy/depin/io_net/token_price.hpp"

namespace flywheel::economy::io_net {
namespace {

std::uint64_t unsigned_of(state::Amount amount) {
  return amount > 0 ? static_cast<std::uint64_t>(amount) : 0;
}

/// Whether owners of a class's devices buy tokens to stake them.
bool stakes_pay(IoNetEconomy const& economy, WorldId world, std::uint32_t device_class) {
  auto const& spec = economy.spec(world);
  auto const& terms = economy.laws().terms[std::size_t{world.value} * economy.classes() + device_class];
  population::StakeReturn const stake{
      .required_per_year = spec.providers.stake_return_per_year,
      .multiplier_hundredths = spec.network.processors[spec.devices[device_class].processor].multiplier_hundredths,
      .micro_usd_per_processor_hour = terms.running_cost_micro_usd_per_gpu_hour,
      .stake_base_units_per_processor = terms.minimum_stake_base_units_per_processor};
  return stake.pays(mean_device_of(economy, world, device_class));
}

/// Tokens that operators want for stakes, beyond those already bought.
std::uint64_t wanted_for_stakes(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world) {
  std::uint64_t missing = 0;
  for (std::uint32_t i = 0; i < economy.classes(); ++i) {
    auto& row = economy.classes_of(world)[i];
    row.wants_stakes = stakes_pay(economy, world, i) ? 1 : 0;
    if (row.wants_stakes != 0) missing += row.own_stake_missing;
  }
  auto const& accounts = economy.accounts();
  bool const has_pool = std::holds_alternative<PoolMarketSpec>(economy.spec(world).token_market);
  auto const on_offer = ledger.book(world, accounts.market) + (has_pool ? 0 : ledger.book(world, accounts.holders));
  exchange::StakePurchases const purchases{economy.spec(world).providers.stake_purchases_ppm};
  return purchases.wanted(missing, unsigned_of(ledger.book(world, accounts.stake_purchases)), unsigned_of(on_offer));
}

/// What buying so many tokens costs alone: more than in a settlement with sellers.
std::uint64_t cost_of(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world, std::uint64_t tokens) {
  auto const* const market = std::get_if<PoolMarketSpec>(&economy.spec(world).token_market);
  if (market == nullptr) {
    return price_ratio_of(economy.network(world).reference_usd, economy.spec(world)).usd_for(tokens);
  }
  auto const& accounts = economy.accounts();
  return exchange::purchase_cost({unsigned_of(ledger.book(world, accounts.market)),
                                  unsigned_of(ledger.book(world, accounts.market_usd)), market->fee_ppm},
                                 tokens);
}

double circulating_tokens(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world) {
  auto const& accounts = economy.accounts();
  auto const circulating = ledger.minted(world, accounts.token) - ledger.burned(world, accounts.token) -
                           ledger.book(world, accounts.locked) - ledger.book(world, accounts.stakes);
  return static_cast<double>(circulating) / static_cast<double>(base_units_per_token(economy.spec(world)));
}

double fundamental_usd(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world,
                       TradersSpec const& spec) {
  auto const& network = economy.network(world);
  exchange::FundamentalValue const value{spec.fundamental_usd, spec.revenue_weight, spec.revenue_multiple};
  auto const paid = static_cast<std::int64_t>(network.ever.paid_by_customers - network.paid_at_last_trade);
  return value(paid, circulating_tokens(ledger, economy, world), network.shock_factor);
}

void ask_traders(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world, TokenOrders& orders) {
  auto const& laws = economy.laws(world);
  if (!laws.traders) return;
  auto& network = economy.network(world);
  auto const& spec = *std::get<PoolMarketSpec>(economy.spec(world).token_market).traders;
  network.fundamental_usd = fundamental_usd(ledger, economy, world, spec);
  network.traders.token_base_units = unsigned_of(ledger.book(world, economy.accounts().traders));
  network.traders.usd_micro = unsigned_of(ledger.book(world, economy.accounts().traders_usd));
  auto const order = (*laws.traders)(network.traders, network.price_usd, network.fundamental_usd);
  network.fundamentalist_fraction = laws.traders->fundamentalist_fraction(network.traders.fundamentalist_fitness,
                                                                          network.traders.trend_follower_fitness);
  orders.sold_base_units[traders_sell] = order.sold_token_base_units;
  orders.spent_micro_usd[traders_buy] = order.spent_usd_micro;
}

/// What the network spends on buying its token: a share of its fees, or what the incentive engine has decided.
std::uint64_t buyback_of(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world) {
  auto& network = economy.network(world);
  auto const held = unsigned_of(ledger.book(world, economy.accounts().treasury));
  auto const by_engine = std::exchange(network.burn_budget_micro_usd, 0);
  if (economy.laws(world).engine) return std::min(by_engine, held);
  return std::min(economy.laws(world).buyback.budget(network.ever.fees - network.fees_at_last_trade, 0), held);
}

}  // namespace

TokenOrders orders_of(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world) {
  auto& network = economy.network(world);
  auto const& accounts = economy.accounts();
  TokenOrders orders{};
  orders.sold_base_units[operators_sell] = network.operators_to_sell_base_units;
  orders.sold_base_units[co_stakers_sell] = exchange::floored_share(
      unsigned_of(ledger.book(world, accounts.co_stakers)), economy.spec(world).providers.selling.profit_taking_ppm);
  orders.sold_base_units[holders_sell] =
      std::min(std::exchange(network.holders_to_sell_base_units, 0), unsigned_of(ledger.book(world, accounts.holders)));
  orders.spent_micro_usd[stakes_buy] = cost_of(ledger, economy, world, wanted_for_stakes(ledger, economy, world));
  orders.spent_micro_usd[network_buys] = buyback_of(ledger, economy, world);
  orders.spent_micro_usd[payouts_buy] = unsigned_of(ledger.book(world, accounts.payouts));
  ask_traders(ledger, economy, world, orders);
  network.fees_at_last_trade = network.ever.fees;
  network.paid_at_last_trade = network.ever.paid_by_customers;
  return orders;
}

}  // namespace flywheel::economy::io_net
