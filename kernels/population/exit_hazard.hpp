#pragma once

#include "kernels/base/distributions.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/population/time_units.hpp"

namespace flywheel::population {

/// Whether an operator gives up in a period, by margin, age and lock-in.
///     P(a, b) = 1 - exp(-h0 exp(-beta (m - m_ref)) s ((b / s)^k - (a / s)^k))
/// where a and b are the ages at the period's ends, in months, not before the lock-in is over. With k = 1 the hazard is
/// h0 at the reference margin whatever the age; with k < 1 it falls with age, and h0 is its mean over the first s
/// months. Shape   margin, age, period -> chance or decision. Units   margin m = (income - costs) / costs, a fraction;
/// ms. Domain  hazard >= 0, age_shape > 0, age_scale > 0, age >= 0, period >= 0, any margin. Errors  those of pow,
/// expm1. Source  proportional hazards with a Weibull baseline (Cox 1972; Kalbfleisch and Prentice 2002, 2.3). No
/// regression of
///         exit on margin is published for such networks; h0 0.03-0.10 a month, beta 0.5-2, k 0.6-0.9 are assumed
///         (reference behaviour 10).
struct ExitHazard {
  double hazard_per_month;    // h0, at the reference margin
  double margin_sensitivity;  // beta
  double reference_margin;    // m_ref
  double age_shape;           // k
  double age_scale_months;    // s
  TimeMs lock_in_ms;          // since entry: contract or unbonding, nobody leaves

  FLYWHEEL_HD double probability(double margin, TimeMs age_ms, TimeMs period_ms) const {
    TimeMs const end = age_ms + period_ms;
    TimeMs const begin = age_ms < lock_in_ms ? lock_in_ms : age_ms;
    if (end <= begin) return 0.0;
    double const scale_ms = age_scale_months * ms_per_month;
    double const aged =
        pow(static_cast<double>(end) / scale_ms, age_shape) - pow(static_cast<double>(begin) / scale_ms, age_shape);
    double const hazard = hazard_per_month * exp(-margin_sensitivity * (margin - reference_margin));
    return -expm1(-hazard * age_scale_months * aged);
  }

  FLYWHEEL_HD bool leaves(Draws& draws, double margin, TimeMs age_ms, TimeMs period_ms) const {
    return Bernoulli{probability(margin, age_ms, period_ms)}(draws);
  }
};

}  // namespace flywheel::population
