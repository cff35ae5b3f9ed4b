#include <gtest/gtest.h>

#include "kernels/emission/dividends/epoch_pots.hpp"
#include "kernels/emission/dividends/parent_split.hpp"
#include "kernels/emission/dividends/root_claim.hpp"

namespace flywheel::emission {
namespace {

constexpr std::uint64_t tao = 1'000'000'000;
constexpr U96F32 weight{773'094'113};  // 0.18

TEST(Dividends, SplitTheWorkedExample) {
  auto const half_billion = U96F32::from_integer(500'000'000);
  auto const first = dividend_parts(half_billion, {100'000 * tao, 1'000'000 * tao}, weight);
  auto const second = dividend_parts(half_billion, {300'000 * tao, 0}, weight);
  EXPECT_EQ(first.root.to_integer<std::uint64_t>(), 321'428'571u);
  EXPECT_EQ(first.alpha.to_integer<std::uint64_t>(), 178'571'428u);
  EXPECT_EQ(second.alpha, half_billion);
  auto const total = saturating_add(first.alpha, second.alpha);
  auto const payout = share_of_pot(tao, first.alpha, total);
  EXPECT_EQ(payout.to_integer<std::uint64_t>(), 263'157'894u);
  EXPECT_EQ(after_take(payout, 11'796).take, 47'367'216u);
  EXPECT_EQ(after_take(payout, 11'796).rest, 215'790'678u);
  auto const other = after_take(share_of_pot(tao, second.alpha, total), 11'796);
  EXPECT_EQ(other.take, 132'628'205u);
  EXPECT_EQ(other.rest, 604'213'899u);
  auto const root = after_take(share_of_pot(100'000'000, first.root, first.root), 11'796);
  EXPECT_EQ(root.take, 17'999'542u);
  EXPECT_EQ(root.rest, 82'000'457u);
}

TEST(Dividends, AChildPaysItsParentByTheWorkedExample) {
  auto const half = proportion_from_u64(std::uint64_t{1} << 63);
  auto const own = ParentSplit::own_contribution({100'000 * tao, 0}, U96F32::one(), weight);
  auto const parent = ParentSplit::parent_contribution({300'000 * tao, 0}, half, weight);
  auto split = ParentSplit::of(tao, saturating_add(own, parent), U96F32::zero(), 6'553);
  auto const payment = split.pay(parent, false);
  EXPECT_EQ(payment.parent, 540'004'577u);
  EXPECT_EQ(split.takes.to_integer<std::uint64_t>(), 59'995'422u);
  EXPECT_EQ(split.rest(), 459'995'422u);
  EXPECT_EQ(payment.parent + split.rest(), 999'999'999u);
}

TEST(Dividends, ParentsOfTheSameOwnerPayNothing) {
  auto split = ParentSplit::of(1'000, U96F32::from_integer(4), U96F32{UInt128{1} << 31}, 65'535);
  auto const same = split.pay(U96F32::from_integer(1), true);
  EXPECT_EQ(same.parent, 250u);
  EXPECT_EQ(same.burned, 0u);
  auto const other = split.pay(U96F32::from_integer(1), false);  // half is burned; the take eats the rest
  EXPECT_EQ(other.parent, 0u);
  EXPECT_EQ(other.burned, 125u);
}

TEST(Dividends, StakeIsInheritedFromParents) {
  InheritedStake stake{U96F32::from_integer(1'000), {}, {}};
  stake.lend(1'000, highest<std::uint64_t>() / 4);
  stake.borrow(500, highest<std::uint64_t>());
  EXPECT_EQ(stake.whole(), 1'250u);
}

TEST(Dividends, RootStakersClaimByARate) {
  RootClaims claims{};
  EXPECT_TRUE(claims.accrue(50 * tao, 1'000 * tao));
  EXPECT_EQ(claims.claimable(100 * tao, 0), 4'999'999'981u);  // the rate is 0.05, cut to 214748364 / 2^32
  auto const shift = claims.claimed_shift(100 * tao);         // newly staked: no claim on what was before
  EXPECT_EQ(claims.claimable(200 * tao, shift), 4'999'999'981u);
  EXPECT_EQ(claims.claimable(tao / 1'000 * 9, 0), 0u);  // 449,999 base units: below the least claim
  EXPECT_FALSE(claims.accrue(1'001 * tao, 1'000 * tao));
}

TEST(Dividends, ValidatorsGetTheMinersHalfWhereNobodyMines) {
  EpochPots const pots{50, 30, 20, 10};
  EXPECT_EQ(pots.epoch_emission(), 100u);
  EXPECT_EQ(pots.validator_pot(1), 30u);
  EXPECT_EQ(pots.validator_pot(0), 80u);
  EXPECT_TRUE(miner_burned(1, 4).bits == UInt128{1} << 30);
  EXPECT_TRUE(miner_burned(0, 0).bits == UInt128{0});
}

}  // namespace
}  // namespace flywheel::emission
