#include "kernels/population/reward_selling.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace flywheel::population {
namespace {

constexpr std::uint64_t token = 100'000'000;  // 8 decimals
constexpr double two_usd = 2e6 / token;       // micro-USD for one base unit

TEST(RewardSelling, SellsForCostsThatCashDoesNotCoverThenTakesProfit) {
  // Costs 90 USD, cash 30 USD: 60 USD are 30 tokens at 2 USD. Of the other 70 a quarter: 17.5 tokens.
  constexpr RewardSelling quarter{250'000};
  EXPECT_EQ(quarter(100 * token, 30'000'000, 90'000'000, two_usd), 30 * token + 17 * token + token / 2);
}

TEST(RewardSelling, TakesProfitAloneWhereCashCoversCosts) {
  constexpr RewardSelling quarter{250'000};
  EXPECT_EQ(quarter(100 * token, 90'000'000, 90'000'000, two_usd), 25 * token);
  EXPECT_EQ(quarter(100 * token, 91'000'000, 90'000'000, two_usd), 25 * token);
}

TEST(RewardSelling, SellsAllWhereItIsNotEnough) {
  constexpr RewardSelling holder{0};
  EXPECT_EQ(holder(29 * token, 30'000'000, 90'000'000, two_usd), 29 * token);
  EXPECT_EQ(holder(31 * token, 30'000'000, 90'000'000, two_usd), 30 * token);
}

TEST(RewardSelling, RoundsNeedsUpAndProfitDown) {
  constexpr RewardSelling third{333'333};
  EXPECT_EQ(third(10, 0, 1, 0.375), 3U + 2U);  // 2.67 -> 3; a third of 7 is 2.33 -> 2
}

TEST(RewardSelling, AWorthlessTokenIsNotSold) {
  constexpr RewardSelling all{1'000'000};
  EXPECT_EQ(all(100, 0, 1'000'000, 0.0), 0U);
  EXPECT_EQ(all(100, 0, 1'000'000, 1e-300), 100U);
}

RC_GTEST_PROP(RewardSelling, NeverSellsMoreThanIsHeldNorLessForHigherCosts, ()) {
  RewardSelling const law{*rc::gen::inRange<std::uint32_t>(0, 1'000'001)};
  auto const held = *rc::gen::arbitrary<std::uint64_t>();
  auto const cash = *rc::gen::arbitrary<std::uint64_t>();
  auto const costs = *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 62);
  double const price = *rc::gen::inRange(1, 1'000'000) / 1'000.0;
  auto const sold = law(held, cash, costs, price);
  RC_ASSERT(sold <= held);
  RC_ASSERT(law(held, cash, costs + *rc::gen::inRange<std::uint64_t>(0, 1'000'000'000), price) + 1 >= sold);
}

}  // namespace
}  // namespace flywheel::population
