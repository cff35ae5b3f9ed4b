#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// The most that a customer pays for one GPU-hour.
///     log X normal: median, log standard deviation;   share that pays p = 1 - Phi(log(p / median) / s)
/// Shape   draws -> micro-USD per GPU-hour. Units   micro-USD.
/// Domain  median >= 0, finite; deviation >= 0, where 0 is a price that all share. Rounded down; 2^32 - 1 at most.
/// Source  log-normal reservation prices: the usual discrete-choice form (Aitchison and Brown 1957); offers for one
///         card differ by a factor of 2.5-3.75 among mainstream sellers (reference behaviour 11). Assumed.
struct WillingnessToPay {
  double median_micro_usd;
  double log_standard_deviation;

  FLYWHEEL_HD std::uint32_t operator()(Draws& draws) const {
    return to_integer<std::uint32_t>(median_micro_usd * LogNormal{0.0, log_standard_deviation}(draws)).value;
  }
};

}  // namespace flywheel::population
