#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/base/checked.hpp"

namespace flywheel::population {

/// How many keys an operator registers for one model: each earns by its weight and pays its own registration and
/// upkeep. No key: it does not enter; with most = 1 that is the decision of an honest miner.
///     gain(k) = horizon E k w / (W + k w) - k (horizon upkeep + registration)
///     best    k* = (sqrt(horizon E w W / (horizon upkeep + registration)) - W) / w,  the better whole neighbour of it
/// Shape   weights -> keys. Units   money; weights of the subnet's incentive, any unit.
/// Domain  emission, costs >= 0, w > 0, W >= 0: of all others; most >= 1. Under winner-takes-all further keys add no
///         weight: ask with most = 1. Errors  a tie goes to fewer keys.
/// Source  [D] as self-dealing with split volumes (reference behaviour 3); several UIDs an operator: reference 15.4.
struct SybilKeys {
  double horizon_epochs;
  double upkeep;  // of one key and epoch
  std::uint32_t most;

  FLYWHEEL_HD double gain(std::uint32_t keys, double emission, double weight, double others,
                          double registration) const {
    double const own = static_cast<double>(keys) * weight;
    if (!(own > 0.0)) return 0.0;
    return horizon_epochs * emission * own / (others + own) - static_cast<double>(keys) * key_cost(registration);
  }

  FLYWHEEL_HD std::uint32_t operator()(double emission, double weight, double others, double registration) const {
    std::uint32_t const low = floor_of_best(emission, weight, others, registration);
    std::uint32_t best = 0;
    for (std::uint32_t keys = low == 0 ? 1 : low; keys <= low + 1 && keys <= most; ++keys) {
      double const gained = gain(keys, emission, weight, others, registration);
      if (gained > gain(best, emission, weight, others, registration)) best = keys;
    }
    return best;
  }

 private:
  FLYWHEEL_HD double key_cost(double registration) const { return horizon_epochs * upkeep + registration; }

  FLYWHEEL_HD std::uint32_t floor_of_best(double emission, double weight, double others, double registration) const {
    double const cost = key_cost(registration);
    if (!(cost > 0.0)) return most;
    double const best = (std::sqrt(horizon_epochs * emission * weight * others / cost) - others) / weight;
    auto const whole = to_integer<std::uint32_t>(best > 0.0 ? best : 0.0).value;
    return whole < most ? whole : most;
  }
};

}  // namespace flywheel::population
