#pragma once

#include <cstdint>

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

enum class WeightShape : std::uint8_t { softmax, power, winner_takes_all };

/// How a validator turns what it believes of miners into weights, the best miner's being 65535.
///     softmax           exp((s - best) / temperature)
///     power             (s / best)^exponent,  nothing for a score of 0 or below
///     winner_takes_all  1 for the best, 0 for the others; equal ones share
/// Shape   score, best score of the row -> part of the best one's weight -> weight, rounded to u16; one that rounds to
/// 0 is left out of a row. Units   those of the task's score. Domain  score <= best; parameter > 0. Errors  those of
/// exp and pow. Source  softmax and winner-takes-all are how subnets' validators rank (Nous, Taoshi, Cortex.t code
/// bases); the
///         u16 of the largest is convert_weights_and_uids_for_emit of the bittensor package. Parameters are assumed.
struct WeightRule {
  WeightShape shape;
  double parameter;  // temperature or exponent

  /// Domain  part: of find_parts.
  FLYWHEEL_HD static std::uint16_t weight_of(double part) { return static_cast<std::uint16_t>(65535.0 * part + 0.5); }

  /// Parts of the best one's weight for a few scores side by side: exponentials in vector registers.
  /// Shape   scores [count] -> parts [count]. Domain  besides, any score: above the best one, its part is not defined.
  FLYWHEEL_HD void find_parts(double const* FLYWHEEL_RESTRICT scores, std::uint32_t count, double best,
                              double* FLYWHEEL_RESTRICT parts) const {
    if (shape == WeightShape::softmax) {
      for (std::uint32_t i = 0; i < count; ++i) parts[i] = exp((scores[i] - best) / parameter);
    } else {
      for (std::uint32_t i = 0; i < count; ++i) parts[i] = part(scores[i], best);
    }
  }

 private:
  FLYWHEEL_HD double part(double score, double best) const {
    if (score >= best) return shape != WeightShape::power || best > 0.0 ? 1.0 : 0.0;
    return shape == WeightShape::power && score > 0.0 ? pow(score / best, parameter) : 0.0;
  }
};

}  // namespace flywheel::population
