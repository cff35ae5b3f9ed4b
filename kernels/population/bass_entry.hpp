#pragma once

#include <cstdint>

#include "kernels/base/distributions.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/population/time_units.hpp"

namespace flywheel::population {

/// How many of those who might adopt do so in a period: generalised Bass diffusion.
///     P = 1 - exp(-(p + q N / M) x dt),   x = max(0, 1 + beta dln(reward)/dt) clamp(1 + w margin, 0, 2)
///     entrants ~ Binomial(M - N, P)
/// With x = 1 and short periods N / M follows F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t).
/// Shape   draws, adopters N, potential M, period -> entrants, at most M - N.
/// Units   p and q per year; dln(reward) per day; margin a fraction of costs.
/// Domain  p, q, beta, w >= 0; N > M enters nobody. The adopters of the period's start count for all of it: an error
///         of order (p + q) dt.
/// Source  Bass, Management Science 15(5), 1969; Bass, Krishnan and Jain, Marketing Science 13(3), 1994 (x). Averages
///         over products p = 0.03, q = 0.38 (Sultan, Farley and Lehmann 1990). The profitability factor and its bound
///         of 2 are assumed (reference behaviour 8).
struct BassEntry {
  double innovation_per_year;  // p
  double imitation_per_year;   // q
  double reward_elasticity;    // beta, in days
  double profit_weight;        // w

  /// x: what reward and margin make of the pace.
  FLYWHEEL_HD double pace(double log_reward_change_per_day, double margin) const {
    double const by_reward = 1.0 + reward_elasticity * log_reward_change_per_day;
    double const by_profit = 1.0 + profit_weight * margin;
    double const bounded = by_profit > 0.0 ? (by_profit < 2.0 ? by_profit : 2.0) : 0.0;
    return by_reward > 0.0 ? by_reward * bounded : 0.0;
  }

  /// The chance that one who has not adopted does so in the period.
  FLYWHEEL_HD double probability(std::uint64_t adopters, std::uint64_t potential, TimeMs period_ms,
                                 double paced) const {
    if (adopters >= potential) return 0.0;
    double const share = static_cast<double>(adopters) / static_cast<double>(potential);
    double const years = static_cast<double>(period_ms) / ms_per_year;
    return -expm1(-(innovation_per_year + imitation_per_year * share) * paced * years);
  }

  FLYWHEEL_HD std::uint64_t entrants(Draws& draws, std::uint64_t adopters, std::uint64_t potential, TimeMs period_ms,
                                     double paced) const {
    if (adopters >= potential) return 0;
    return Binomial{potential - adopters, probability(adopters, potential, period_ms, paced)}(draws);
  }
};

}  // namespace flywheel::population
