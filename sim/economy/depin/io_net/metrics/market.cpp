#include "sim/economy/depin/io_net/metrics/metric.hpp"

namespace flywheel::economy::io_net {
namespace {

/// A value where its sign says that there is one.
double or_nothing(double sign, double value) {
  return sign > 0 ? value : std::numeric_limits<double>::quiet_NaN();
}

double or_nothing(double price) {
  return or_nothing(price, price);
}

}  // namespace

std::vector<Metric> market_metrics() {
  using enum Extent;
  return {
      {"price", "USD/token", "price of a token after the last trade", "of a pool: USD reserve / token reserve", scalar,
       Metric::Real{[](auto const& of) { return of.network.price_usd; }}},
      {"reference_price", "USD/token", "price outside that arbitrage holds a pool to", "NaN: there is none", scalar,
       Metric::Real{[](auto const& of) { return or_nothing(of.network.reference_usd); }}},
      {"fundamental_price", "USD/token", "the price that fundamentalists believe in", "NaN: nobody trades on it",
       scalar, Metric::Real{[](auto const& of) { return or_nothing(of.network.fundamental_usd); }}},
      {"fundamentalists", "1", "share of traders who are fundamentalists",
       "1 / (1 + exp(-beta (U_f - U_t))); NaN without traders", scalar, Metric::Real{[](auto const& of) {
         return or_nothing(of.network.fundamental_usd, of.network.fundamentalist_fraction);
       }}},
      {"market_depth", "USD", "the dollar side of the market", "reserve of the pool", scalar,
       Metric::Money{[](auto const& of) { return of.book(of.accounts.market_usd); }}},
      {"sold", "token", "sold in the last trade, all parties together", "sum over sellers", scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.sold_base_units); }}},
      {"bought", "token", "bought in the last trade, all parties together", "sum over buyers", scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.bought_base_units); }}},
      {"treasury", "USD", "fees that the network holds", "fees - buyback - what the engine paid", scalar,
       Metric::Money{[](auto const& of) { return of.book(of.accounts.treasury); }}},
      {"buyback_spent", "USD", "spent on buying the token since the start", "sum of buybacks", scalar,
       Metric::Money{[](auto const& of) { return of.flowed(of.accounts.usd_flows.buyback); }}},
      {"engine_due", "USD", "what the incentive engine owed for its last epoch", "sum of targets x verified hours",
       scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.engine_due_micro_usd); }}},
      {"engine_shortfall", "USD", "of that, what neither vault could pay", "due - rewards - fees", scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.engine.shortfall_usd_micro); }}},
      {"engine_released", "token", "released by the reward vault in the last epoch", "min(vault, due / price, cap)",
       scalar, Metric::Money{[](auto const& of) {
         return static_cast<state::Amount>(of.network.engine.from_reward_base_units);
       }}},
      {"sustainability_ratio", "1", "of the incentive engine's last epoch",
       "(revenue + planned release x price) / due; NaN: nothing was due", scalar, Metric::Real{[](auto const& of) {
         return or_nothing(static_cast<double>(of.network.engine_due_micro_usd),
                           static_cast<double>(of.network.engine.sustainability_ppm) / 1e6);
       }}},
      {"target_scale", "1", "what shortfalls have left of the engine's dollar targets", "1 at its start", scalar,
       Metric::Real{[](auto const& of) { return of.network.vaults.target_scale_ppb * 1e-9; }}},
  };
}

}  // namespace flywheel::economy::io_net
