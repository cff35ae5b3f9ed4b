#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/base/distributions/saddle_point.hpp"
#include "kernels/base/random.hpp"

namespace flywheel {

/// How many of `count` independent trials succeed.
///     P(K = k) = C(count, k) chance^k (1 - chance)^(count - k)
/// Domain  count <= 2^50; chance 0, below or NaN gives 0, 1 and above gives count. Exact, up to rounding.
/// Source  count x min(chance, 1 - chance) < 10: inversion by sequential search (Devroye 1986, X.4.2). Above:
///         transformed rejection with squeeze, BTRS, Hormann, J. Statistical Computation and Simulation 46, 1993.
struct Binomial {
  std::uint64_t count;
  double chance;

  FLYWHEEL_HD std::uint64_t operator()(Draws& draws) const {
    if (count == 0 || !(chance > 0.0)) return 0;
    if (chance >= 1.0) return count;
    bool const rare = chance <= 0.5;
    double const rarer = rare ? chance : 1.0 - chance;
    auto const k = static_cast<double>(count) * rarer < 10.0 ? by_inversion(draws, rarer) : by_rejection(draws, rarer);
    return rare ? k : count - k;
  }

 private:
  FLYWHEEL_HD std::uint64_t by_inversion(Draws& draws, double p) const {
    auto const n = static_cast<double>(count);
    double const odds = p / (1.0 - p);
    double rest = draws.uniform();
    double mass = exp(n * log1p(-p));
    std::uint64_t k = 0;
    while (rest > mass && k < count && k < 128) {  // P(K > 128) < 10^-80
      rest -= mass;
      ++k;
      mass *= odds * static_cast<double>(count - k + 1) / static_cast<double>(k);
    }
    return k;
  }

  FLYWHEEL_HD std::uint64_t by_rejection(Draws& draws, double p) const {
    auto const n = static_cast<double>(count);
    double const deviation = std::sqrt(n * p * (1.0 - p));
    double const b = 1.15 + 2.53 * deviation;
    double const a = -0.0873 + 0.0248 * b + 0.01 * p;
    double const alpha = (2.83 + 5.1 / b) * deviation;
    double const squeeze = 0.92 - 4.2 / b;
    double const at_mode = log_binomial(std::floor((n + 1.0) * p), n, p);
    for (;;) {
      double const u = draws.uniform() - 0.5;
      double const v = draws.uniform();
      double const edge = 0.5 - (u < 0.0 ? -u : u);
      double const k = std::floor((2.0 * a / edge + b) * u + (n * p + 0.5));
      if (edge >= 0.07 && v <= squeeze) return static_cast<std::uint64_t>(k);
      if (k < 0.0 || k > n) continue;
      if (log(v * alpha / (a / (edge * edge) + b)) <= log_binomial(k, n, p) - at_mode) {
        return static_cast<std::uint64_t>(k);
      }
    }
  }
};

}  // namespace flywheel
