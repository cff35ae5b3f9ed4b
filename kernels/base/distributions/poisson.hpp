#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/base/distributions/saddle_point.hpp"
#include "kernels/base/random.hpp"

namespace flywheel {

/// How many independent events fall into a period in which `mean` are expected.
///     P(K = k) = exp(-mean) mean^k / k!
/// Domain  0 <= mean <= 2^50; 0, below and NaN give 0, above is taken as 2^50. Exact for every mean, up to rounding.
/// Source  mean < 10: inversion by sequential search (Devroye 1986, X.3.3). Above: transformed rejection with squeeze,
///         PTRS, Hormann, Insurance: Mathematics and Economics 12, 1993.
struct Poisson {
  double mean;

  FLYWHEEL_HD std::uint64_t operator()(Draws& draws) const {
    if (!(mean > 0.0)) return 0;
    return mean < 10.0 ? by_inversion(draws) : by_rejection(draws);
  }

 private:
  FLYWHEEL_HD std::uint64_t by_inversion(Draws& draws) const {
    double rest = draws.uniform();
    double chance = exp(-mean);
    std::uint64_t k = 0;
    while (rest > chance && k < 128) {  // P(K > 128) < 10^-80
      rest -= chance;
      ++k;
      chance *= mean / static_cast<double>(k);
    }
    return k;
  }

  FLYWHEEL_HD std::uint64_t by_rejection(Draws& draws) const {
    double const expected = mean < 0x1p50 ? mean : 0x1p50;
    double const b = 0.931 + 2.53 * std::sqrt(expected);
    double const a = -0.059 + 0.02483 * b;
    double const inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    double const squeeze = 0.9277 - 3.6224 / (b - 2.0);
    for (;;) {
      double const u = draws.uniform() - 0.5;
      double const v = draws.uniform();
      double const edge = 0.5 - (u < 0.0 ? -u : u);
      double const k = std::floor((2.0 * a / edge + b) * u + expected + 0.43);
      if (edge >= 0.07 && v <= squeeze) return static_cast<std::uint64_t>(k);
      if (k < 0.0 || k > 0x1p52 || (edge < 0.013 && v > edge)) continue;
      if (log(v * inverse_alpha / (a / (edge * edge) + b)) <= log_poisson(k, expected)) {
        return static_cast<std::uint64_t>(k);
      }
    }
  }
};

}  // namespace flywheel
