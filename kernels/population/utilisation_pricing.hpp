#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"

namespace flywheel::population {

/// How the posted price of a device class moves in a day: up where more is hired than aimed at, at most by a step.
///     change = 1 + step clamp((hired / up - target) / room, -1, 1),   room = 1 - target above the target, target below
/// Every ask moves by the same change, counted in whole parts per million.
/// Shape   a class's processors -> factor. Units   processors; price in micro-USD per processor-hour.
/// Domain  0 <= step <= 1, 0 <= target <= 1, hired <= up; nothing up, or no room on that side: no change.
/// Errors  none. Source  the network's own function is not published: assumed.
struct UtilisationPricing {
  double target_utilisation;
  double step_share_per_day;

  FLYWHEEL_HD constexpr double change(std::uint64_t hired, std::uint64_t up) const {
    if (up == 0) return 1.0;
    double const gap = static_cast<double>(hired) / static_cast<double>(up) - target_utilisation;
    double const room = gap > 0 ? 1.0 - target_utilisation : target_utilisation;
    return room > 0 ? 1.0 + step_share_per_day * within_one(gap / room) : 1.0;
  }

  /// To the nearest part, halves up.
  FLYWHEEL_HD static constexpr std::uint32_t in_ppm(double change) {
    return to_integer<std::uint32_t>(change * 1e6 + 0.5).value;
  }

  /// The posted price after a change: never below the class's running cost.
  FLYWHEEL_HD static constexpr double next_posted(double posted, double change, double running_cost) {
    double const moved = posted * change;
    return moved < running_cost ? running_cost : moved;
  }

 private:
  FLYWHEEL_HD static constexpr double within_one(double x) { return x < -1.0 ? -1.0 : (x > 1.0 ? 1.0 : x); }
};

}  // namespace flywheel::population
