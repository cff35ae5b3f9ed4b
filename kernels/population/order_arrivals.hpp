#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/population/time_units.hpp"

namespace flywheel::population {

/// When a customer orders next: a Poisson process whose rate follows the week, the growth of demand, the price, and a
/// random level that all customers of a domain share (a Cox process).
///     rate(t) = orders_per_hour x hour_of_day[t] x weekday[t] x exp(log_growth_per_day x day(t)) x price_factor
///               x G[floor(t / bin_ms)],       G gamma of mean 1 and variance 1 / dispersion_size, a new one each bin
///     next(t) = inf { s : integral of rate from t to s > E },   E exponential of mean 1
/// All customers of a domain together then order, in a bin whose expected count is m, a negative binomial number:
/// variance m + m^2 / dispersion_size.
/// Shape   draws of the customer's event, seed of the world, present time -> time of the next order.
/// Units   ms since the start; rates per hour of one customer.
/// Domain  bin_ms divides an hour; factors >= 0; at most 2^32 bins. No order falls after end_ms: never_ms.
/// Errors  rounded up to a whole ms. The rate is that of the moment of the draw: an order planned before a change of
///         the price stands. Cost: one gamma draw for each bin that is passed.
/// Source  inversion of the cumulative hazard (Cinlar 1975); Cox process and negative binomial: Helios Venus, 4.80 GPU
///         jobs in 10 minutes, index of dispersion 15.4, dispersion_size 0.33, hour and weekday factors measured there
///         (reference behaviour 13).
struct OrderArrivals {
  double orders_per_hour;
  double hour_of_day_factor[24];
  double weekday_factor[7];  // from Monday
  double log_growth_per_day;
  double price_factor;
  double dispersion_size;  // 0: no shared level, G = 1
  TimeMs bin_ms;
  TimeMs end_ms;                  // of the run: nothing is planned beyond
  std::uint32_t first_week_hour;  // of the start: 0 is Monday from 0:00 to 1:00
  std::uint32_t domain_id;        // inside its world: who shares a level

  FLYWHEEL_HD TimeMs next_ms(Draws& draws, std::uint64_t seed, TimeMs now) const {
    if (!(orders_per_hour * price_factor > 0.0)) return never_ms;
    double left = exponential_quantile(draws.uniform());
    TimeMs at = now;
    TimeMs day = -1;
    double growth = 1.0;
    while (at < end_ms) {
      if (at / whole_day != day) {
        day = at / whole_day;
        growth = exp(log_growth_per_day * static_cast<double>(day));
      }
      TimeMs const bin = at / bin_ms;
      TimeMs const bin_end = (bin + 1) * bin_ms;
      double const rate_per_ms = expected_per_hour(at, growth) * shared_level(seed, bin) / ms_per_hour;
      double const passed = rate_per_ms * static_cast<double>(bin_end - at);
      if (left < passed) {
        TimeMs const next = at + to_integer<TimeMs>(left / rate_per_ms).value + 1;
        return next < end_ms ? (next < bin_end ? next : bin_end) : never_ms;
      }
      left -= passed;
      at = bin_end;
    }
    return never_ms;
  }

  /// The rate before the shared level, of the hour that holds a time.
  FLYWHEEL_HD double expected_per_hour(TimeMs at) const {
    TimeMs const day = at / whole_day;
    return expected_per_hour(at, exp(log_growth_per_day * static_cast<double>(day)));
  }

  FLYWHEEL_HD double shared_level(std::uint64_t seed, TimeMs bin) const {
    if (!(dispersion_size > 0.0)) return 1.0;
    Draws draws{seed, domain_id, static_cast<std::uint32_t>(bin), Stream{"order_arrivals/shared_level"}};
    return Gamma{dispersion_size, 1.0 / dispersion_size}(draws);
  }

 private:
  static constexpr TimeMs hour = 3'600'000;
  static constexpr TimeMs whole_day = 24 * hour;

  FLYWHEEL_HD double expected_per_hour(TimeMs at, double growth) const {
    auto const week_hour = (static_cast<std::uint64_t>(at / hour) + first_week_hour) % 168;
    return orders_per_hour * price_factor * growth * hour_of_day_factor[week_hour % 24] *
           weekday_factor[week_hour / 24];
  }
};

}  // namespace flywheel::population
