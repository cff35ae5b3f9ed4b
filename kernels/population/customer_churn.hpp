#pragma once

#include <cstdint>

#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// Whether a customer leaves after an order that failed.
///     more than `tolerated` failures in a row: leaves with chance `leave_share`, at each further failure again
/// Where each order fails with chance f, a customer places (1 - f^(k + 1)) / ((1 - f) f^(k + 1)) orders on average
/// before one failure is too many (k = tolerated, leave_share = 1).
/// Shape   failures in a row, this one included -> decision. Domain  leave_share in [0, 1]. Errors  none.
/// Source  runs of failures: Feller, "An Introduction to Probability Theory", vol. 1, XIII.7. The rule is assumed.
struct CustomerChurn {
  std::uint32_t tolerated;
  double leave_share;

  FLYWHEEL_HD bool leaves(Draws& draws, std::uint32_t failures_in_a_row) const {
    return failures_in_a_row > tolerated && Bernoulli{leave_share}(draws);
  }
};

}  // namespace flywheel::population
