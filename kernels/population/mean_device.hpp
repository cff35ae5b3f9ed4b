#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// What the mean device of a class has of a day of its class, for decisions that all of the class's owners make alike.
///     processors = up processors / up devices;   reward = rewards x price / rewarded devices
///     cost = 24 c processors / 10^6;             stake = s processors x price
/// Shape   one class's sums -> means. Units   USD; c in micro-USD per processor-hour, s in base units per processor.
/// Domain  rewards only where devices were rewarded; of no device up, the mean has one processor.
/// Errors  none. Source  one decision a class and day instead of one a device: assumed.
struct MeanDevice {
  std::uint64_t rewards_base_units;  // of the day, all devices together
  std::uint64_t rewarded_devices;
  std::uint64_t up_devices;
  std::uint64_t up_processors;
  double usd_per_base_unit;

  FLYWHEEL_HD constexpr double processors() const {
    return up_devices > 0 ? static_cast<double>(up_processors) / static_cast<double>(up_devices) : 1.0;
  }

  /// Domain  rewarded_devices > 0.
  FLYWHEEL_HD constexpr double reward_usd_per_day() const {
    return static_cast<double>(rewards_base_units) * usd_per_base_unit / static_cast<double>(rewarded_devices);
  }

  FLYWHEEL_HD constexpr double cost_usd_per_day(std::uint64_t micro_usd_per_processor_hour) const {
    return static_cast<double>(micro_usd_per_processor_hour) * 24.0 * processors() / 1e6;
  }

  FLYWHEEL_HD constexpr double cost_usd_per_hour(std::uint64_t micro_usd_per_processor_hour) const {
    return static_cast<double>(micro_usd_per_processor_hour) / 1e6 * processors();
  }

  FLYWHEEL_HD constexpr double stake_usd(std::uint64_t base_units_per_processor) const {
    return static_cast<double>(base_units_per_processor) * processors() * usd_per_base_unit;
  }
};

}  // namespace flywheel::population
