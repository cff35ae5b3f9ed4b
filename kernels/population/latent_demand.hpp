#pragma once

#include <cstdint>

#include "kernels/base/portable_math.hpp"
#include "kernels/population/time_units.hpp"

namespace flywheel::population {

/// Demand that grows at a pace that may change, where the law of arrivals has today's pace since the start in it.
///     level grows by g / (days of a month) a day;   factor on arrivals = exp(level - g day / (days of a month)) shock
/// At one pace throughout the factor is the shock alone, apart from rounding.
/// Shape   log level, day -> factor on orders. Units   g per month of 730 h; whole days since the start.
/// Domain  any g; shock >= 0. Errors  those of exp.
/// Source  growth of 3-8 % a month: assumed (reference behaviour 11).
struct LatentDemand {
  static constexpr double days_per_month = ms_per_month / ms_per_day;
  double log_growth_per_month;  // g, today's

  /// The log level a day later.
  FLYWHEEL_HD double next_log_level(double log_level) const {
    return log_level + log_growth_per_month / days_per_month;
  }

  FLYWHEEL_HD double factor(double log_level, std::int64_t day, double shock_factor) const {
    double const at_this_pace = log_growth_per_month / days_per_month * static_cast<double>(day);
    return exp(log_level - at_this_pace) * shock_factor;
  }
};

}  // namespace flywheel::population
