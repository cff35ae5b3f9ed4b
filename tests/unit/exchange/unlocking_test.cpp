#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kernels/exchange/unbonding.hpp"
#include "kernels/exchange/vesting.hpp"

namespace flywheel::exchange {
namespace {

constexpr TimeMs day_ms = 86'400'000;
constexpr TimeMs month_ms = 30 * day_ms;
constexpr Unbonding unbonding{.cooldown_ms = 14 * day_ms};
constexpr Vesting investors{13, 24, month_ms, UnlockAt::month_begins};
constexpr Vesting staff{13, 36, month_ms, UnlockAt::month_ends};

TEST(Unbonding, StakeComesBackAfterFourteenDays) {
  EXPECT_EQ(unbonding.released_at(day_ms), 15 * day_ms);
  EXPECT_FALSE(unbonding.is_released(day_ms, 15 * day_ms - 1));
  EXPECT_TRUE(unbonding.is_released(day_ms, 15 * day_ms));
}

TEST(Unbonding, StakeEarnsUntilItIsAskedBackAndWhatNobodyAsksStays) {
  EXPECT_TRUE(Unbonding::earns(day_ms, day_ms - 1));
  EXPECT_FALSE(Unbonding::earns(day_ms, day_ms));
  EXPECT_TRUE(Unbonding::earns(never_ms, 100 * day_ms));
  EXPECT_FALSE(unbonding.is_released(never_ms, never_ms));
}

TEST(Vesting, InvestorsGetTwentyFourPartsFromTheThirteenthMonth) {
  EXPECT_EQ(investors(1'000, 12 * month_ms - 1), 0u);
  EXPECT_EQ(investors(1'000, 12 * month_ms), 41u);
  EXPECT_EQ(investors(1'000, 13 * month_ms), 82u);
  EXPECT_EQ(investors(1'000, 35 * month_ms - 1), 23u * 41u);
  EXPECT_EQ(investors(1'000, 35 * month_ms), 1'000u);  // the last part is 41 + 16
  EXPECT_EQ(investors(1'000, never_ms), 1'000u);
}

TEST(Vesting, StaffGetThirtySixPartsThatMayComeAtMonthsEnds) {
  EXPECT_EQ(staff(3'600, 13 * month_ms - 1), 0u);
  EXPECT_EQ(staff(3'600, 13 * month_ms), 100u);
  EXPECT_EQ(staff(3'600, 48 * month_ms - 1), 3'500u);
  EXPECT_EQ(staff(3'600, 48 * month_ms), 3'600u);
}

TEST(Vesting, NothingUnlocksBeforeTheGrant) {
  EXPECT_EQ((Vesting{1, 4, month_ms, UnlockAt::month_begins}(8, -1)), 0u);
}

TEST(Vesting, WithoutACliffTheFirstPartComesAtOnceOrAfterAMonth) {
  EXPECT_EQ((Vesting{1, 4, month_ms, UnlockAt::month_begins}(8, 0)), 2u);
  EXPECT_EQ((Vesting{1, 4, month_ms, UnlockAt::month_ends}(8, 0)), 0u);
  EXPECT_EQ((Vesting{1, 4, month_ms, UnlockAt::month_ends}(8, month_ms)), 2u);
}

RC_GTEST_PROP(Vesting, NeverTakesBackAndNeverExceedsTheGrant, (std::uint64_t granted)) {
  auto const early = *rc::gen::inRange<TimeMs>(0, 60 * month_ms);
  auto const late = early + *rc::gen::inRange<TimeMs>(0, 60 * month_ms);
  RC_ASSERT(investors(granted, early) <= investors(granted, late));
  RC_ASSERT(investors(granted, late) <= granted);
}

}  // namespace
}  // namespace flywheel::exchange
