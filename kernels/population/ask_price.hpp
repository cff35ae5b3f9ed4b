#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// What an owner asks for a GPU-hour: round the posted price, never below what running it costs.
///     ask = max(floor, posted x exp(s Z)),   Z standard normal
/// Half ask less than the posted price; the price that a share u stays below is posted x exp(s z(u)).
/// Shape   draws, posted price, running cost -> micro-USD per GPU-hour, rounded down. Domain  s >= 0; 2^32 - 1 at most.
/// Source  shut-down rule: who cannot cover variable cost does not offer; offers for one card differ by a factor of
///         2.5-3.75 among mainstream sellers, by 18-100 among all (reference behaviour 10, 11), so that log-normal
///         s = 0.3 to 0.9. Assumed.
struct AskPrice {
  double log_standard_deviation;

  FLYWHEEL_HD std::uint32_t operator()(Draws& draws, double posted_micro_usd,
                                       std::uint32_t running_cost_micro_usd) const {
    double const wanted = posted_micro_usd * LogNormal{0.0, log_standard_deviation}(draws);
    auto const ask = to_integer<std::uint32_t>(wanted).value;
    return ask < running_cost_micro_usd ? running_cost_micro_usd : ask;
  }
};

}  // namespace flywheel::population
