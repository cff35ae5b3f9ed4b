#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/population/time_units.hpp"

namespace flywheel {

/// A whole number of milliseconds: the next one above a waiting time, so that what is planned lies strictly ahead.
/// Domain  every value; 2^62 ms (146 million years), infinity and NaN give never_ms, so that a sum with the present
/// time cannot overflow.
FLYWHEEL_HD constexpr TimeMs waiting_ms(double real_ms) {
  if (!(real_ms < 0x1p62)) return never_ms;
  return real_ms > 0.0 ? to_integer<TimeMs>(real_ms).value + 1 : 1;
}

/// A waiting time without memory, in milliseconds.
/// Domain  mean_ms >= 0; an infinite mean gives never_ms.
FLYWHEEL_HD inline TimeMs exponential_ms(Draws& draws, double mean_ms) {
  return waiting_ms(Exponential{mean_ms}(draws));
}

namespace population {

/// When devices of one class fail and how long they are away.
///     rate(n) = [lemon factor] n / processor MTBF + 1 / site MTBF;   time to failure exponential, 1 / rate
///     repair log-normal: median, log standard deviation
/// Shape   draws, processors n, lemon -> ms. Units   hours of one processor; results in ms.
/// Domain  MTBFs > 0, infinite for a cause that does not occur; without any cause a device never fails.
/// Errors  rounded up to whole ms.
/// Source  rate in proportion to the number of processors: Llama 3 405B, 419 interruptions of 16,384 H100 in 54 days,
///         one per 50,677 GPU-hours (reference behaviour 14). Consumer sites, repairs and lemons: assumed there (site
///         MTBF 200-700 h, median repair 1-8 h, 1-2 % of nodes with 10 times the rate).
struct Failures {
  double processor_mtbf_hours;
  double site_mtbf_hours;  // power or network of the place; whatever the number of processors
  double lemon_share;      // of devices
  double lemon_factor;     // on the processors' rate
  double repair_median_hours;
  double repair_log_standard_deviation;

  FLYWHEEL_HD bool is_lemon(Draws& draws) const { return Bernoulli{lemon_share}(draws); }

  FLYWHEEL_HD double failures_per_hour(std::uint32_t processors, bool lemon) const {
    double const own = static_cast<double>(processors) / processor_mtbf_hours;
    return (lemon ? lemon_factor * own : own) + 1.0 / site_mtbf_hours;
  }

  FLYWHEEL_HD TimeMs next_failure_ms(Draws& draws, std::uint32_t processors, bool lemon) const {
    return exponential_ms(draws, ms_per_hour / failures_per_hour(processors, lemon));
  }

  FLYWHEEL_HD TimeMs repair_ms(Draws& draws) const {
    double const median_ms = ms_per_hour * repair_median_hours;
    return waiting_ms(median_ms * LogNormal{0.0, repair_log_standard_deviation}(draws));
  }
};

}  // namespace population
}  // namespace flywheel
