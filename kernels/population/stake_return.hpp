#pragma once

#include <cstdint>

#include "kernels/population/mean_device.hpp"

namespace flywheel::population {

/// Whether the owners of a device class buy tokens to stake their devices.
///     stake iff multiplier > 0 and 365 (reward - cost of a day) >= r stake
/// Where nobody has been rewarded yet, or no device is up, there is nothing to reckon with: the first ones try.
/// Shape   a class's mean device -> yes or no. Units   as of MeanDevice; r per year; multiplier in hundredths.
/// Domain  any r; a price of 0 makes reward and stake worthless alike. Errors  none.
/// Source  io.net rewards only devices with a stake and a multiplier above 0 ("Staking", "Device Block Reward
///         Multiplier"); that owners ask for a return on the stake, without foresight, is assumed.
struct StakeReturn {
  double required_per_year;                      // r
  std::uint32_t multiplier_hundredths;           // of the class's rewards
  std::uint64_t micro_usd_per_processor_hour;    // what running costs
  std::uint64_t stake_base_units_per_processor;  // what staking takes

  FLYWHEEL_HD constexpr bool pays(MeanDevice const& device) const {
    if (multiplier_hundredths == 0) return false;
    if (device.rewarded_devices == 0 || device.up_devices == 0) return true;
    double const margin_usd = device.reward_usd_per_day() - device.cost_usd_per_day(micro_usd_per_processor_hour);
    return margin_usd * 365.0 >= required_per_year * device.stake_usd(stake_base_units_per_processor);
  }
};

}  // namespace flywheel::population
