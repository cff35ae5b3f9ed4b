#include "kernels/exchange/slashing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace flywheel::exchange {
namespace {

constexpr TimeMs month_ms = 30LL * 86'400'000;
constexpr Slashing slashing{.stake_share_ppm = 300'000, .accrued_share_ppm = 1'000'000, .appeal_period_ms = month_ms};

TEST(Slashing, TakesItsSharesAndBurnsThemAfterAMonth) {
  Slashable owner{1'005, 77};
  auto slash = slashing.confiscate(owner, 1'000);
  EXPECT_EQ(owner.stake_base_units, 704u);  // 301.5 floored
  EXPECT_EQ(owner.accrued_base_units, 0u);
  EXPECT_EQ(Slashing::burn(slash, 1'000 + month_ms - 1), 0u);
  EXPECT_EQ(Slashing::burn(slash, 1'000 + month_ms), 301u + 77u);
  EXPECT_EQ(Slashing::burn(slash, never_ms), 0u);  // once only
}

TEST(Slashing, AnAppealInTimeGivesEverythingBack) {
  Slashable owner{1'005, 77};
  auto slash = slashing.confiscate(owner, 1'000);
  EXPECT_TRUE(Slashing::overturn(slash, owner, month_ms));
  EXPECT_EQ(owner.stake_base_units, 1'005u);
  EXPECT_EQ(owner.accrued_base_units, 77u);
  EXPECT_EQ(Slashing::burn(slash, never_ms), 0u);
}

TEST(Slashing, AnAppealThatComesLateChangesNothing) {
  Slashable owner{1'005, 77};
  auto slash = slashing.confiscate(owner, 1'000);
  EXPECT_FALSE(Slashing::overturn(slash, owner, 1'000 + month_ms));
  EXPECT_EQ(owner.stake_base_units, 704u);
  EXPECT_EQ(Slashing::burn(slash, 1'000 + month_ms), 378u);
}

RC_GTEST_PROP(Slashing, ConfiscatesNoMoreThanThereIs, (std::uint32_t stake, std::uint32_t accrued)) {
  Slashable owner{stake, accrued};
  auto const slash = slashing.confiscate(owner, 0);
  RC_ASSERT(owner.stake_base_units + slash.held.stake_base_units == stake);
  RC_ASSERT(owner.accrued_base_units + slash.held.accrued_base_units == accrued);
}

}  // namespace
}  // namespace flywheel::exchange
