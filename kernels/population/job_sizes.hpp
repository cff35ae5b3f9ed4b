#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"
#include "kernels/population/bounded_pareto.hpp"

namespace flywheel::population {

/// How many GPUs an order asks for: some sizes by their shares, then a heavy tail.
///     P(N <= gpus[i]) = cumulative_share[i],  i < sizes;   above:
///     N = ceil(X), X Pareto beyond the largest listed size, given X <= most
/// Shape   draws -> GPUs. Domain  1 <= sizes <= 16; gpus >= 1 and shares ascending, the last share 1 where there is no
///         tail; tail_shape > 0; most >= 1. Never more than `most`.
/// Source  mix of Alibaba 2023 (reference behaviour 13): 99 % of GPU pods ask for one GPU or less, 0.62 % for 8; the
///         tail: Helios asks for up to 2,048. The tail's form is assumed.
struct GpuRequest {
  static constexpr std::uint32_t most_sizes = 16;

  std::uint32_t gpus[most_sizes];       // such as 1, 2, 4, 8
  double cumulative_share[most_sizes];  // of orders for so many GPUs or fewer
  std::uint32_t sizes;                  // how many of them are in use
  double tail_shape;
  std::uint32_t most;

  FLYWHEEL_HD std::uint32_t operator()(Draws& draws) const { return quantile(draws.uniform()); }

  /// The size that a share u of orders does not exceed.
  FLYWHEEL_HD std::uint32_t quantile(double u) const {
    for (std::uint32_t i = 0; i < sizes; ++i) {
      if (u < cumulative_share[i]) return at_most(gpus[i]);
    }
    double const body_share = cumulative_share[sizes - 1];
    std::uint32_t const largest = gpus[sizes - 1];
    if (most <= largest || !(body_share < 1.0)) return at_most(largest);
    double const beyond = bounded_pareto_quantile(static_cast<double>(largest), static_cast<double>(most), tail_shape,
                                                  (u - body_share) / (1.0 - body_share));
    auto const whole = static_cast<std::uint32_t>(beyond);
    return at_most(whole < beyond || whole == largest ? whole + 1 : whole);
  }

 private:
  FLYWHEEL_HD std::uint32_t at_most(std::uint32_t count) const { return count < most ? count : most; }
};

/// How long an order is for: a log-normal body with a Pareto tail, joined where the tail's share begins.
///     x(u) = exp(log_mean + s z(u)),                      u <= 1 - tail_share,  z the normal quantile
///     x(u) = x(1 - tail_share) times a Pareto of tail_shape, given x <= maximum, above
/// Shape   draws -> hours. Units   hours; bookings are of whole hours, rounded up, at least one.
/// Domain  0 <= tail_share < 1, tail_shape > 0, 0 < minimum <= maximum <= 2^31 hours; what lies outside is moved to
///         the nearer bound. Errors  those of LogNormal and bounded_pareto_quantile.
/// Source  fits to Philly and Alibaba 2023, Hill index 1.45 and 0.5 of the top 1 % (reference behaviour 13); whole
///         prepaid hours: io.net documentation.
struct JobDuration {
  double log_median_hours;
  double log_standard_deviation;
  double tail_share;
  double tail_shape;
  double minimum_hours;
  double maximum_hours;

  FLYWHEEL_HD std::uint32_t whole_hours(Draws& draws) const {
    double const exact = hours(draws.uniform());
    auto const whole = static_cast<std::uint32_t>(exact);
    return whole < exact || whole == 0 ? whole + 1 : whole;
  }

  /// The duration that a share u of orders does not exceed. Domain  0 < u < 1.
  FLYWHEEL_HD double hours(double u) const {
    double const body_share = 1.0 - tail_share;
    if (u <= body_share) return inside(body(u));
    double const joint = body(body_share);
    if (joint >= maximum_hours) return maximum_hours;
    return inside(bounded_pareto_quantile(joint, maximum_hours, tail_shape, (u - body_share) / tail_share));
  }

 private:
  FLYWHEEL_HD double body(double u) const {
    return exp(log_median_hours + log_standard_deviation * normal_quantile(u));
  }
  FLYWHEEL_HD double inside(double hours) const {
    return hours < minimum_hours ? minimum_hours : (hours > maximum_hours ? maximum_hours : hours);
  }
};

}  // namespace flywheel::population
