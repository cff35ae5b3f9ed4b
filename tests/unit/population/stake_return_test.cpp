#include "kernels/population/stake_return.hpp"

#include <gtest/gtest.h>

namespace flywheel::population {
namespace {

/// Four devices up with ten processors, of which two were rewarded, at half a dollar for a token of 100 base units.
constexpr MeanDevice device{.rewards_base_units = 4'000,
                            .rewarded_devices = 2,
                            .up_devices = 4,
                            .up_processors = 10,
                            .usd_per_base_unit = 0.005};

TEST(MeanDevice, DividesTheDayOfItsClass) {
  EXPECT_EQ(device.processors(), 2.5);
  EXPECT_EQ(device.reward_usd_per_day(), 10.0);        // 20 USD over two devices
  EXPECT_EQ(device.cost_usd_per_day(50'000), 3.0);     // 0.05 USD x 24 x 2.5
  EXPECT_EQ(device.cost_usd_per_hour(50'000), 0.125);  // 0.05 USD x 2.5
  EXPECT_EQ(device.stake_usd(20'000), 250.0);          // 200 tokens x 2.5 at half a dollar
}

TEST(MeanDevice, HasOneProcessorWhereNoneIsUp) {
  EXPECT_EQ((MeanDevice{0, 0, 0, 0, 0.005}).processors(), 1.0);
}

/// 10 USD less 3 USD a day are 2,555 USD a year on a stake of 250 USD: 10.22 times as much.
constexpr StakeReturn with_return(double required) {
  return {.required_per_year = required,
          .multiplier_hundredths = 100,
          .micro_usd_per_processor_hour = 50'000,
          .stake_base_units_per_processor = 20'000};
}

TEST(StakeReturn, PaysUpToTheReturnThatRewardsLessCostsAre) {
  EXPECT_TRUE(with_return(10.22).pays(device));
  EXPECT_FALSE(with_return(10.23).pays(device));
}

TEST(StakeReturn, LossesPayOnlyWhoAsksForWorse) {
  auto law = with_return(0.0);
  law.micro_usd_per_processor_hour = 200'000;  // 12 USD a day
  EXPECT_FALSE(law.pays(device));
  law.required_per_year = -2.92;  // -2 USD a day are -730 USD a year
  EXPECT_TRUE(law.pays(device));
}

TEST(StakeReturn, AClassWithoutMultiplierIsNeverRewarded) {
  auto law = with_return(-100.0);
  law.multiplier_hundredths = 0;
  EXPECT_FALSE(law.pays(device));
  EXPECT_FALSE(law.pays({}));
}

TEST(StakeReturn, TheFirstOnesTry) {
  auto nobody_rewarded = device;
  nobody_rewarded.rewarded_devices = 0;
  auto nothing_up = device;
  nothing_up.up_devices = 0;
  EXPECT_TRUE(with_return(1e9).pays(nobody_rewarded));
  EXPECT_TRUE(with_return(1e9).pays(nothing_up));
}

}  // namespace
}  // namespace flywheel::population
