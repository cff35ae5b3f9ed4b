#include "kernels/exchange/co_staking.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace flywheel::exchange {
namespace {

TEST(CoStaking, DividesAfterTheOwnersShare) {
  // 1,001 at 30 %: the owner's 300.3 is floored, 701 are divided 2 : 1 into 467 and 233, the owner keeps the last unit.
  constexpr CoStaking law{.owner_share_ppm = 300'000};
  EXPECT_EQ(law.co_stakers_part(1'001), 701u);
  EXPECT_EQ(law.co_staker(1'001, 2'000, 3'000), 467u);
  EXPECT_EQ(law.co_staker(1'001, 1'000, 3'000), 233u);
  EXPECT_EQ(CoStaking::owner(1'001, 700), 301u);
}

TEST(CoStaking, WithoutCoStakersTheRewardIsTheOwners) {
  EXPECT_EQ((CoStaking{.owner_share_ppm = 300'000}.co_staker(1'001, 0, 0)), 0u);
}

RC_GTEST_PROP(CoStaking, TheOwnerNeverGetsLessThanItsShareNorMoreThanAUnitACoStaker, (std::uint64_t reward)) {
  CoStaking const law{.owner_share_ppm = *rc::gen::inRange<std::uint32_t>(0, 1'000'001)};
  auto const stakes = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(1, 1'000'000'000'000)));
  auto const total = std::accumulate(stakes.begin(), stakes.end(), std::uint64_t{0});
  std::uint64_t paid = 0;
  for (auto const stake : stakes) paid += law.co_staker(reward, stake, total);
  auto const least = floored_share(reward, law.owner_share_ppm);
  RC_ASSERT(CoStaking::owner(reward, paid) >= least);
  RC_ASSERT(CoStaking::owner(reward, paid) - least < stakes.size());
}

}  // namespace
}  // namespace flywheel::exchange
