#pragma once

#include "kernels/base/ids.hpp"
#include "kernels/base/portable_math.hpp"
#include "kernels/population/time_units.hpp"

namespace flywheel::population {

/// How much customers order at a price, compared with the price they are used to.
///     demand(P, R, t) = (P / R)^elasticity x exp(g t)
///     reference after h: R' = P (R / P)^(1/2)^(h / half-life): half of a change is forgotten in a half-life
/// With an infinite half-life R stays the price of the start, the constant-elasticity curve D = D0 (P / P0)^-eps.
/// Shape   prices, time -> factor on orders. Units   any unit of price for both; ms.
/// Domain  prices > 0; elasticity <= 0; half-life > 0, infinite allowed; two steps at one price are one long step.
/// Errors  those of pow. Source  constant elasticity, with -1.2 (-0.8 to -2.0) in the long run and -0.2 to -0.5 within
/// a
///         week, growth 3-8 % a month: assumed, no elasticity of GPU-hours is published (reference behaviour 11).
///         Reference prices smoothed exponentially: Winer, Journal of Consumer Research 13(2), 1986.
struct DemandLevel {
  double elasticity;  // d ln(orders) / d ln(price), not above 0
  double log_growth_per_month;
  double half_life_days;

  FLYWHEEL_HD double by_price(double price, double reference) const { return pow(price / reference, elasticity); }

  FLYWHEEL_HD double by_time(TimeMs since_start_ms) const {
    return exp(log_growth_per_month * static_cast<double>(since_start_ms) / ms_per_month);
  }

  FLYWHEEL_HD double next_reference(double reference, double price, TimeMs elapsed_ms) const {
    double const half_lives = static_cast<double>(elapsed_ms) / ms_per_day / half_life_days;
    return price * pow(reference / price, exp(-0.6931471805599453 * half_lives));
  }
};

}  // namespace flywheel::population
