#pragma once

#include <cstdint>

#include "kernels/base/distributions/uniform.hpp"

namespace flywheel {

/// One of `count` kinds, each as likely as its integer weight.
///     the first i with cumulative_weights[i] > r,  r uniform in [0, total)
/// Shape   a view of cumulative_weights [count], ascending, each the sum of the weights up to and with its own.
/// Domain  total <= 2^64 - 1; a weight of 0 is never chosen; without any weight the answer is `count`.
/// Errors  none: exact. Source  inversion by binary search.
struct Categorical {
  std::uint64_t const* cumulative_weights;
  std::uint32_t count;

  FLYWHEEL_HD constexpr std::uint32_t operator()(Draws& draws) const {
    if (count == 0 || cumulative_weights[count - 1] == 0) return count;
    return kind_of(UniformInteger{cumulative_weights[count - 1]}(draws));
  }

  /// The kind that owns ticket r of the total.
  FLYWHEEL_HD constexpr std::uint32_t kind_of(std::uint64_t r) const {
    std::uint32_t first = 0;
    std::uint32_t length = count;
    while (length > 0) {
      auto const half = length / 2;
      bool const beyond = cumulative_weights[first + half] <= r;
      first = beyond ? first + half + 1 : first;
      length = beyond ? length - half - 1 : half;
    }
    return first;
  }
};

}  // namespace flywheel
