#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// What traders of a pool buy (+) or sell (-) in a period: some pull the price to what they think it is worth, some
/// follow it, the rest trade for reasons of their own.
///     flow = depth (reversion ln(anchor / price) + momentum ln(price / last price) + noise Z),  cut to a whole rao
/// Shape   draws, prices -> flow. Units   rao; prices in TAO per alpha, logarithms of a period.
/// Domain  prices > 0; no noise draws nothing. Errors  those of log; clamped to 64 bits, the pool limits the rest.
/// Source  fundamentalists, chartists and noise (Brock and Hommes 1998); coefficients are assumed.
struct OrderFlow {
  double depth_rao;  // of the pool: what moves the price by about one half
  double reversion;
  double momentum;
  double noise;

  FLYWHEEL_HD std::int64_t operator()(Draws& draws, double price, double last_price, double anchor) const {
    double const drift = reversion * log(anchor / price) + momentum * log(price / last_price);
    double const luck = noise > 0.0 ? Normal{0.0, noise}(draws) : 0.0;
    return to_integer<std::int64_t>(depth_rao * (drift + luck)).value;
  }
};

}  // namespace flywheel::population
