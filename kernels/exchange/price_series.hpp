#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/base/platform.hpp"

namespace flywheel::exchange {

/// What holds between two quotes of a table.
enum class Interpolation : std::uint8_t {
  step,    // the last quote
  linear,  // the straight line between both
};

/// A price from a table of quotes: history, or a path someone wrote down.
///     linear:  p(t) = p_i + (p_j - p_i) (t - t_i) / (t_j - t_i),   j = i + 1,   t_i <= t < t_j
/// Shape   times, prices [count], borrowed from whoever calls; time -> scalar.
/// Units   milliseconds since the start; USD per token.
/// Domain  count > 0, times ascend strictly. Before the first quote the first holds, after the last the last.
/// Errors  none.
struct PriceSeries {
  TimeMs const* times_ms;
  double const* usd_per_token;
  std::uint32_t count;
  Interpolation interpolation;

  FLYWHEEL_HD constexpr double operator()(TimeMs now) const {
    std::uint32_t const after = quotes_until(now);
    if (after == 0) return usd_per_token[0];
    double const last = usd_per_token[after - 1];
    if (after == count || interpolation == Interpolation::step) return last;
    auto const passed = static_cast<double>(now - times_ms[after - 1]);
    auto const whole = static_cast<double>(times_ms[after] - times_ms[after - 1]);
    return last + (usd_per_token[after] - last) * (passed / whole);
  }

 private:
  /// How many quotes are not later than now, by bisection.
  FLYWHEEL_HD constexpr std::uint32_t quotes_until(TimeMs now) const {
    std::uint32_t low = 0;
    std::uint32_t high = count;
    while (low < high) {
      std::uint32_t const middle = low + (high - low) / 2;
      if (times_ms[middle] <= now) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
};

}  // namespace flywheel::exchange
