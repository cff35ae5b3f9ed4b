#pragma once

#include <cstdint>

#include "kernels/base/distributions/gamma.hpp"
#include "kernels/base/distributions/poisson.hpp"

namespace flywheel {

/// Counts that vary more than Poisson's: a Poisson variable whose mean is itself gamma distributed.
///     mean m, variance m + m^2 / size;  P(K = 0) = (size / (size + m))^size
/// Domain  mean >= 0 (0 gives 0), size > 0; as size grows the counts become Poisson. Exact, up to rounding.
/// Source  Greenwood and Yule 1920; mixture as in Devroye 1986, X.1.
struct NegativeBinomial {
  double mean;
  double size;

  FLYWHEEL_HD std::uint64_t operator()(Draws& draws) const {
    if (!(mean > 0.0)) return 0;
    return Poisson{Gamma{size, mean / size}(draws)}(draws);
  }
};

}  // namespace flywheel
