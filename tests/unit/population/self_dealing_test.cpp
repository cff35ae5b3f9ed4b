#include "kernels/population/self_dealing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace flywheel::population {
namespace {

TEST(SelfDealing, FreeEntryGivesTheVolumeOfLooksRare) {
  // January 2022: 12.1 M USD of tokens a day against a fee of 2 %: 605 M a day; more than 8 B in the first weeks.
  constexpr SelfDealing looks_rare{12.1e6, 0.02};
  EXPECT_NEAR(looks_rare.free_entry_volume(0), 605e6, 1);
  double const two_weeks = 14 * looks_rare.free_entry_volume(0);
  EXPECT_GT(two_weeks, 8e9);
  EXPECT_LT(two_weeks, 9e9);
}

TEST(SelfDealing, StopsWhereTheFeeReachesTheSubsidyPerHonestDollar) {
  constexpr SelfDealing law{1'000, 0.05};
  EXPECT_TRUE(law.pays(19'999));
  EXPECT_FALSE(law.pays(20'000));
  EXPECT_EQ(law.free_entry_share(20'000), 0);
  EXPECT_EQ(law.free_entry_share(30'000), 0);
  EXPECT_EQ(law.volume_of_one(20'000), 0);
  EXPECT_NEAR(law.free_entry_share(5'000), 0.75, 1e-15);
  EXPECT_EQ((SelfDealing{0, 0.05}).free_entry_share(0), 0);
}

TEST(SelfDealing, OneFarmerWashesWhatHandArithmeticSays) {
  constexpr SelfDealing law{1'000, 0.1};
  EXPECT_NEAR(law.volume_of_one(1'600), 2'400, 1e-9);  // sqrt(1.6e7) - 1,600
  EXPECT_NEAR(law.gain(2'400, 1'600), 600 - 240, 1e-9);
}

TEST(SelfDealing, NoOneGainsUnderFreeEntry) {
  constexpr SelfDealing law{1'000, 0.1};
  double const wash = law.free_entry_volume(1'600);
  EXPECT_NEAR(wash, 8'400, 1e-9);
  EXPECT_NEAR(law.gain(100, 1'600 + wash - 100), 0, 1e-9);
}

RC_GTEST_PROP(SelfDealing, TheFarmersVolumeIsBest, ()) {
  SelfDealing const law{*rc::gen::inRange(1, 10'000) / 1.0, *rc::gen::inRange(1, 200) / 1'000.0};
  double const honest = *rc::gen::inRange(1, 100'000) / 1.0;
  double const best = law.volume_of_one(honest);
  double const other = *rc::gen::inRange(0, 1'000'000) / 1.0;
  RC_ASSERT(law.gain(best, honest) >= law.gain(other, honest) - 1e-9);
}

RC_GTEST_PROP(SelfDealing, VolumeGrowsFromOneFarmersToThatOfFreeEntry, ()) {
  SelfDealing const law{*rc::gen::inRange(1, 10'000) / 1.0, *rc::gen::inRange(1, 200) / 1'000.0};
  double const honest = *rc::gen::inRange(1, 100'000) / 1.0;
  double const one = law.volume_of(1, honest);
  double const some = law.volume_of(*rc::gen::inRange(2, 50), honest);
  RC_ASSERT(std::abs(one - law.volume_of_one(honest)) <= 1e-9 * (1 + one));
  RC_ASSERT(some >= one * (1 - 1e-12));
  RC_ASSERT(some <= law.free_entry_volume(honest) * (1 + 1e-12) + 1e-9);
  RC_ASSERT(std::abs(law.volume_of(1e9, honest) - law.free_entry_volume(honest)) <= 1e-6 * (1 + honest + some));
}

RC_GTEST_PROP(SelfDealing, NoneOfSeveralAlikeGainsByAnotherVolume, ()) {
  SelfDealing const law{*rc::gen::inRange(100, 10'000) / 1.0, 0.05};
  double const honest = *rc::gen::inRange(1, 2'000) / 1.0;
  int const washers = *rc::gen::inRange(1, 20);
  double const each = law.volume_of(washers, honest) / washers;
  double const others = honest + each * (washers - 1);
  RC_ASSERT(law.gain(each, others) >= law.gain(*rc::gen::inRange(0, 300'000) / 1.0, others) - 1e-7);
}

}  // namespace
}  // namespace flywheel::population
