#include "kernels/exchange/minimum_stake.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "kernels/exchange/stake_purchases.hpp"

namespace flywheel::exchange {
namespace {

constexpr std::uint64_t io = 100'000'000;
constexpr MinimumStake minimum_stake{.per_processor_base_units = 200 * io};

TEST(MinimumStake, MatchesTheDocumentedExamples) {
  EXPECT_EQ(minimum_stake(1000, 8), 16'000 * io);  // 8 x H100
  EXPECT_EQ(minimum_stake(25, 4), 800 * io);       // 4 x RTX 4070
}

TEST(MinimumStake, AMultiplierBelowOneCountsAsOne) {
  EXPECT_EQ(minimum_stake(0, 1), 200 * io);
  EXPECT_EQ(minimum_stake(100, 1), 200 * io);
  EXPECT_EQ(minimum_stake(101, 1), 202 * io);
  EXPECT_EQ(minimum_stake(175, 1), 350 * io);
}

TEST(MinimumStake, ClampsWhatSixtyFourBitsCannotHold) {
  EXPECT_EQ(minimum_stake(4'000'000'000, 4'000'000'000), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(minimum_stake(1000, 0), 0u);
}

TEST(StakePurchases, AreWhatIsMissingUpToAShareOfWhatIsOnOffer) {
  constexpr StakePurchases tenth{.most_share_ppm = 100'000};
  EXPECT_EQ(tenth.wanted(300, 50, 10'000), 250U);
  EXPECT_EQ(tenth.wanted(300, 50, 2'499), 249U);  // a tenth is 249.9
  EXPECT_EQ(tenth.wanted(300, 300, 10'000), 0U);
  EXPECT_EQ(tenth.wanted(300, 301, 10'000), 0U);
}

TEST(StakePurchases, AreGivenToWhoComesFirst) {
  std::uint64_t left = 100;
  EXPECT_EQ(StakePurchases::take(left, 70), 70U);
  EXPECT_EQ(StakePurchases::take(left, 70), 30U);
  EXPECT_EQ(StakePurchases::take(left, 70), 0U);
  EXPECT_EQ(left, 0U);
}

}  // namespace
}  // namespace flywheel::exchange
