#pragma once

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// When a purchase has paid for itself, with income that declines and costs that do not.
///     earned(T) = y (1 - e^(-g T)) / g - c T;   payback: the least T with earned(T) = I
/// g = 0: I / (y - c). Income falls below costs at ln(y / c) / g: what has not been earned by then never is.
/// Shape   income per day -> days, infinite for never. Units   one money for all; days.
/// Domain  I, c, g >= 0; income y >= 0. Errors  bisection to 2^-60 of the interval.
/// Source  reference behaviour 10, 15: rewards per device fall with emission and competition, capital is sunk.
struct Payback {
  double investment;           // I
  double cost_per_day;         // c
  double log_decline_per_day;  // g, of the income

  FLYWHEEL_HD double days(double income_per_day) const {
    if (!(investment > 0.0)) return 0.0;
    if (!(income_per_day > cost_per_day)) return portable::infinity();
    if (!(log_decline_per_day > 0.0)) return investment / (income_per_day - cost_per_day);
    if (!(cost_per_day > 0.0)) {
      double const part = log_decline_per_day * investment / income_per_day;
      return part < 1.0 ? -log1p(-part) / log_decline_per_day : portable::infinity();
    }
    double late = log(income_per_day / cost_per_day) / log_decline_per_day;
    if (earned(income_per_day, late) < investment) return portable::infinity();
    double early = 0.0;
    for (int i = 0; i < 60; ++i) {
      double const middle = 0.5 * (early + late);
      bool const reached = earned(income_per_day, middle) >= investment;
      early = reached ? early : middle;
      late = reached ? middle : late;
    }
    return late;
  }

  /// Income less costs until a day. Domain  g > 0.
  FLYWHEEL_HD double earned(double income_per_day, double day) const {
    return -income_per_day * expm1(-log_decline_per_day * day) / log_decline_per_day - cost_per_day * day;
  }
};

}  // namespace flywheel::population
