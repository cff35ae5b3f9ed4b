#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/portable_math.hpp"

namespace flywheel::exchange {

/// What the traders of one token remember and own.
struct TraderState {
  double deviation_usd;           // price less fundamental value, when last seen
  double fundamentalist_demand;   // tokens per trader, chosen then
  double trend_follower_demand;   // tokens per trader, chosen then
  double fundamentalist_fitness;  // USD per trader
  double trend_follower_fitness;  // USD per trader
  std::uint64_t token_base_units;
  std::uint64_t usd_micro;
};

/// At most one is positive.
struct TraderOrder {
  std::uint64_t sold_token_base_units;
  std::uint64_t spent_usd_micro;
};

/// Traders who believe in the fundamental value and traders who believe in the trend, and who change sides towards what
/// paid. With x the price's deviation from the fundamental value and R = 1 + r:
///     demand    z_h = (g_h x_believed - R x) / (a s^2),   g = 0 for fundamentalists, the trend's g for followers
///     profit    (x_t - R x_{t-1}) z_{h,t-1}
///     fitness   U_h = w U_h + profit - C_h,   C > 0 for fundamentalists (information), 0 for followers
///     fraction  n_h = exp(beta U_h) / sum of exp(beta U)
///     order     traders (n_1 z_1 + n_2 z_2) tokens, bought or sold as far as the traders own the means
/// The price x = 0 is stable where n_2 g < R at the fractions without profit: always for g < R, for
/// beta C / (1 - w) < log(R / (g - R)) where R < g < 2 R, never for g > 2 R.
/// Shape   one token's traders, one epoch: (price, fundamental value) -> order.
/// Units   USD per token, micro-USD and base units for the order; rates an epoch.
/// Domain  a s^2 > 0, R > 0, beta >= 0, 0 <= w < 1. Errors  none; an order that is no number is none.
/// Source  Brock and Hommes, "Heterogeneous beliefs and routes to chaos in a simple asset pricing model", Journal of
///         Economic Dynamics and Control 22, 1998. There the price clears the market at once; here a pool moves with
///         the order, as a market maker's price does (Chiarella and He, Macroeconomic Dynamics 7, 2003), and beliefs
///         use the price just seen: the condition stays, while orders that move the price by more than
///         twice its deviation overshoot.
struct HeterogeneousTraders {
  double gross_return;                  // R
  double trend;                         // g
  double information_cost_usd;          // C, an epoch and trader
  double intensity_of_choice;           // beta, per USD
  double memory;                        // w
  double risk_aversion_times_variance;  // a s^2, USD per token and token
  double traders;                       // all of them, both kinds
  double base_units_per_token;

  /// n_1 and 1 - n_1; neither exponential can overflow.
  FLYWHEEL_HD constexpr double fundamentalist_fraction(double fundamentalist_fitness,
                                                       double trend_follower_fitness) const {
    double const lead = intensity_of_choice * (fundamentalist_fitness - trend_follower_fitness);
    if (lead >= 0.0) return 1.0 / (1.0 + exp(-lead));
    double const odds = exp(lead);
    return odds / (1.0 + odds);
  }

  /// Tokens that one trader wants who expects belief x believed_usd where the price deviates by `deviation_usd`.
  FLYWHEEL_HD constexpr double demand(double belief, double believed_usd, double deviation_usd) const {
    return (belief * believed_usd - gross_return * deviation_usd) / risk_aversion_times_variance;
  }

  /// Excess profit of a demand held while the deviation moved.
  FLYWHEEL_HD constexpr double profit(double held_demand, double deviation_before_usd, double deviation_usd) const {
    return (deviation_usd - gross_return * deviation_before_usd) * held_demand;
  }

  FLYWHEEL_HD constexpr TraderOrder operator()(TraderState& state, double usd_per_token,
                                               double fundamental_usd_per_token) const {
    double const deviation = usd_per_token - fundamental_usd_per_token;
    remember_profits(state, deviation);
    double const share = fundamentalist_fraction(state.fundamentalist_fitness, state.trend_follower_fitness);
    state.fundamentalist_demand = demand(0.0, deviation, deviation);
    state.trend_follower_demand = demand(trend, deviation, deviation);
    state.deviation_usd = deviation;
    double const tokens = traders * (share * state.fundamentalist_demand + (1.0 - share) * state.trend_follower_demand);
    return within_means(state, tokens, usd_per_token);
  }

 private:
  FLYWHEEL_HD constexpr void remember_profits(TraderState& state, double deviation) const {
    state.fundamentalist_fitness = memory * state.fundamentalist_fitness +
                                   profit(state.fundamentalist_demand, state.deviation_usd, deviation) -
                                   information_cost_usd;
    state.trend_follower_fitness =
        memory * state.trend_follower_fitness + profit(state.trend_follower_demand, state.deviation_usd, deviation);
  }

  FLYWHEEL_HD constexpr TraderOrder within_means(TraderState const& state, double tokens, double usd_per_token) const {
    auto const sold = to_integer<std::uint64_t>(-tokens * base_units_per_token).value;
    auto const spent = to_integer<std::uint64_t>(tokens * usd_per_token * 1e6).value;
    return {sold < state.token_base_units ? sold : state.token_base_units,
            spent < state.usd_micro ? spent : state.usd_micro};
  }
};

}  // namespace flywheel::exchange
