#include "sim/study/world_plan.hpp"

#include <gtest/gtest.h>

#include <set>

namespace flywheel::study {
namespace {

TEST(SeedOfReplicate, IsTheScenariosForTheFirst) {
  EXPECT_EQ(seed_of_replicate(20240625, 0), 20240625U);
}

TEST(SeedOfReplicate, DiffersBetweenReplicatesAndSeeds) {
  std::set<std::uint64_t> seeds;
  for (std::uint32_t replicate = 0; replicate < 1000; ++replicate) {
    seeds.insert(seed_of_replicate(1, replicate));
    seeds.insert(seed_of_replicate(2, replicate));
  }
  EXPECT_EQ(seeds.size(), 2000U);
}

TEST(WorldsOf, AreOneAReplicateWhateverTheirNumber) {
  auto few = std::make_shared<scenario::Scenario>();
  few->seed = 7;
  few->replicates = 2;
  auto many = std::make_shared<scenario::Scenario>(*few);
  many->replicates = 5;
  auto const two = worlds_of(few);
  auto const five = worlds_of(many);
  ASSERT_EQ(two.size(), 2U);
  ASSERT_EQ(five.size(), 5U);
  EXPECT_EQ(two[1].seed, five[1].seed);
  EXPECT_EQ(five[4].replicate, 4U);
}

}  // namespace
}  // namespace flywheel::study
