#pragma once

#include <cstdint>

#include "kernels/base/distributions.hpp"
#include "kernels/population/bounded_pareto.hpp"

namespace flywheel::population {

/// How many devices an operator has: most have few, few have very many.
///     P(N >= n) = ((least / n)^shape - c) / (1 - c),  c = (least / (most + 1))^shape,  least <= n <= most
/// the whole part of a Pareto variable, given that it is below most + 1.
/// Shape   draws -> count. Domain  1 <= least <= most < 2^32 - 1, shape > 0. Errors  a bound may be rounded by one draw
/// in
///         2^50; never outside [least, most].
/// Source  sizes of owners follow power laws (Clauset, Shalizi and Newman, SIAM Review 51(4), 2009); shape 1.2-1.8
///         assumed (reference behaviour 6).
struct HeavyTailedCount {
  std::uint32_t least;
  std::uint32_t most;
  double shape;

  FLYWHEEL_HD std::uint32_t operator()(Draws& draws) const { return quantile(draws.uniform()); }

  /// The count of which a share u of operators have no more. Domain  0 < u < 1.
  FLYWHEEL_HD std::uint32_t quantile(double u) const {
    double const beyond = static_cast<double>(most) + 1.0;
    auto const whole = static_cast<std::uint32_t>(bounded_pareto_quantile(least, beyond, shape, u));
    return whole < most ? whole : most;
  }

  /// The mean, from the sum over n of P(N >= n). For the host: one step for each count.
  FLYWHEEL_HD double mean() const {
    double const log_beyond = log(static_cast<double>(least) / (static_cast<double>(most) + 1.0));
    double const c = exp(shape * log_beyond);
    double sum = static_cast<double>(least);  // P(N >= n) = 1 up to least
    for (std::uint64_t n = std::uint64_t{least} + 1; n <= most; ++n) {
      sum += (pow(static_cast<double>(least) / static_cast<double>(n), shape) - c) / (1.0 - c);
    }
    return sum;
  }
};

}  // namespace flywheel::population
