#pragma once

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// The share that prefers one option to another where tastes are Gumbel with a scale.
///     1 / (1 + exp(-(U - outside) / scale))
/// Domain  scale > 0. Source  McFadden, in "Frontiers in Econometrics", 1974.
FLYWHEEL_HD inline double logit_share(double utility, double outside, double scale) {
  return 1.0 / (1.0 + exp((outside - utility) / scale));
}

/// What a two-sided platform is worth to each side, and whether it carries itself.
///     provider: U = R + u price (1 - fee) - cost,   u = min(1, demand / supply)
///     consumer: U = v - price - wait P(no match) + alpha ln(1 + supply)
///     break-even utilisation cost / (price (1 - fee));   supply that revenue alone carries D price (1 - fee) / cost
///     ignites when alpha ln(1 + S) > price - v + wait P(no match): S > exp((price - v + wait P) / alpha) - 1
/// Shape   scalars. Units   money per GPU-hour; demand and supply in the same GPU-hours.
/// Domain  0 <= fee < 1, price > 0, alpha > 0, chances in [0, 1]; without supply u = 1: whoever comes first is hired.
/// Source  reference behaviour 9: the standard logit form of Rochet and Tirole, RAND Journal of Economics 37(3), 2006.
///         Assumed.
struct PlatformValue {
  double fee_share;        // of the price, from the provider
  double running_cost;     // of a provider's GPU-hour
  double consumer_value;   // v
  double wait_cost;        // of an hour without a match
  double network_benefit;  // alpha, of one more log unit of supply

  FLYWHEEL_HD static double utilisation(double demand_hours, double supply_hours) {
    return demand_hours < supply_hours ? demand_hours / supply_hours : 1.0;
  }

  FLYWHEEL_HD double to_provider(double subsidy, double price, double utilised) const {
    return subsidy + utilised * price * (1.0 - fee_share) - running_cost;
  }

  FLYWHEEL_HD double to_consumer(double price, double no_match_chance, double supply) const {
    return consumer_value - price - wait_cost * no_match_chance + network_benefit * log1p(supply);
  }

  FLYWHEEL_HD double break_even_utilisation(double price) const { return running_cost / (price * (1.0 - fee_share)); }

  FLYWHEEL_HD double self_carried_supply(double demand_hours, double price) const {
    return demand_hours / break_even_utilisation(price);
  }

  /// The supply above which a consumer gains by coming.
  FLYWHEEL_HD double igniting_supply(double price, double no_match_chance) const {
    double const lacking = price - consumer_value + wait_cost * no_match_chance;
    return lacking > 0.0 ? expm1(lacking / network_benefit) : 0.0;
  }
};

}  // namespace flywheel::population
