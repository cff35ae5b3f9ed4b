#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "kernels/exchange/staking/conviction_lock.hpp"
#include "kernels/exchange/staking/subnet_stake.hpp"

namespace flywheel::exchange {
namespace {

constexpr std::uint64_t tao = 1'000'000'000;

TEST(SafeFloat, KeepsTwentyOneDigits) {
  EXPECT_TRUE(SafeFloat::from(1).mantissa == SafeFloat::largest);  // 10^21 x 10^-21
  EXPECT_EQ(SafeFloat::from(1).exponent, -21);
  for (std::uint64_t const whole : {0ULL, 1ULL, 9ULL, 10ULL, 999'999'999ULL, 18'446'744'073'709'551'615ULL}) {
    EXPECT_EQ(SafeFloat::from(whole).to_whole(), whole);
  }
  auto const third = SafeFloat::multiply_divide(SafeFloat::from(1), SafeFloat::from(1), SafeFloat::from(3));
  EXPECT_TRUE(third.mantissa == SafeFloat::largest / 3 * 1 || third.mantissa == SafeFloat::largest / 10 * 10 / 3);
  EXPECT_EQ(SafeFloat::multiply_divide(third, SafeFloat::from(3), SafeFloat::from(1)).to_whole(), 0u);  // 0.999...
  EXPECT_TRUE(SafeFloat::difference(SafeFloat::from(5), SafeFloat::from(7)).value.is_zero());
  EXPECT_FALSE(SafeFloat::difference(SafeFloat::from(0), SafeFloat::from(7)).in_range);
}

TEST(SharePool, HoldersTogetherNeverOwnMoreThanThePool) {
  std::mt19937_64 any{6};
  for (int trial = 0; trial < 40; ++trial) {
    SharePool pool{};
    std::vector<SafeFloat> shares(12, SafeFloat{0, 0});
    for (int step = 0; step < 120; ++step) {
      auto& share = shares[any() % shares.size()];
      auto const kind = any() % 4;
      auto const held = pool.value_of(share);
      if (kind == 0) pool.reward(any() % 1'000'000'007);
      if (kind == 1 && held > 0) pool.remove(share, 1 + any() % held);
      if (kind >= 2) pool.add(share, 1 + (any() >> (20 + any() % 40)));
      std::uint64_t sum = 0;
      for (auto const& each : shares) sum += pool.value_of(each);
      ASSERT_LE(sum, pool.value_base_units) << trial << ' ' << step;
    }
  }
}

TEST(SharePool, DividendsFallProRata) {
  SharePool pool{};
  SafeFloat one{};
  SafeFloat three{};
  pool.add(one, 100 * tao);
  pool.add(three, 300 * tao);
  pool.reward(40 * tao);
  EXPECT_EQ(pool.value_of(one), 110 * tao);
  EXPECT_EQ(pool.value_of(three), 330 * tao);
  pool.remove(three, 330 * tao);
  EXPECT_EQ(pool.value_of(three), 0u);
  EXPECT_EQ(pool.value_of(one), 110 * tao);
}

TEST(SubnetStake, GoesThroughThePoolAndBack) {
  SubnetStake const rules{};
  SubnetPool pool{{50'000 * tao, 1'000 * tao}, 0, {}};
  SharePool hotkey{};
  SafeFloat share{};
  auto const staked = rules.stake(pool, hotkey, share, 10 * tao);
  EXPECT_EQ(staked.error, StakeError::none);
  EXPECT_EQ(staked.alpha, 494'802'690'809u);  // the worked example of the pool
  EXPECT_EQ(hotkey.value_of(share), staked.alpha);
  EXPECT_EQ(pool.outstanding_alpha, staked.alpha);
  auto const unstaked = rules.unstake(pool, hotkey, share, staked.alpha);
  EXPECT_EQ(unstaked.tao, 9'989'981'362u);
  EXPECT_GT(unstaked.author_tao, 0u);
  EXPECT_EQ(hotkey.value_base_units, 0u);
  EXPECT_EQ(pool.outstanding_alpha, 0u);  // the author's fee was sold as well
  EXPECT_EQ(pool.reserves.alpha_base_units, 50'000 * tao);
}

TEST(SubnetStake, RefusesDustButLetsAllOfItGo) {
  SubnetStake const rules{};
  SubnetPool pool{{50'000 * tao, 1'000 * tao}, 0, {}};
  SharePool hotkey{};
  SafeFloat share{};
  EXPECT_EQ(rules.stake(pool, hotkey, share, 2'000'000).error, StakeError::amount_too_low);  // no room for the fee
  auto const staked = rules.stake(pool, hotkey, share, 2'010'000);
  EXPECT_EQ(staked.error, StakeError::none);
  EXPECT_EQ(rules.unstake(pool, hotkey, share, staked.alpha / 2).error, StakeError::amount_too_low);
  EXPECT_EQ(rules.unstake(pool, hotkey, share, staked.alpha + 1).error, StakeError::not_enough_stake);
  EXPECT_EQ(rules.unstake(pool, hotkey, share, 0).error, StakeError::amount_too_low);
  EXPECT_EQ(rules.unstake(pool, hotkey, share, staked.alpha).error, StakeError::none);
}

TEST(SubnetStake, AMovePaysOneFee) {
  SubnetStake const rules{};
  SubnetPool from{{50'000 * tao, 1'000 * tao}, 0, {}};
  SubnetPool to{{30'000 * tao, 3'000 * tao}, 0, {}};
  SharePool from_hotkey{};
  SharePool to_hotkey{};
  SafeFloat from_share{};
  SafeFloat to_share{};
  auto const staked = rules.stake(from, from_hotkey, from_share, tao);
  auto expected = from;
  auto const proceeds = expected.sell_at_any_price(staked.alpha, 33).paid_out;
  auto bought = to;
  auto const alpha = bought.buy_at_any_price(proceeds, 0).paid_out;
  auto const moved = rules.move({from, from_hotkey, from_share}, {to, to_hotkey, to_share}, staked.alpha);
  EXPECT_EQ(moved.error, StakeError::none);
  EXPECT_EQ(moved.tao, 0u);
  EXPECT_EQ(to_hotkey.value_of(to_share), alpha);
}

TEST(ConvictionLock, FollowsTheClosedForm) {
  ConvictionRates const rates{};
  ConvictionLock const lock{1'000 * tao, {}};
  auto const half = lock.after(648'000, LockKind::decaying, rates);  // a half-life of 90 days
  EXPECT_NEAR(static_cast<double>(half.mass), 500e9, 500e9 * 1e-6);
  double const ratio = 648'000.0 / 934'866.0;
  EXPECT_NEAR(static_cast<double>(half.conviction.bits) * 0x1p-64, 1'000e9 * ratio * std::exp(-ratio), 1e6);
  auto const kept = lock.after(648'000, LockKind::perpetual, rates);
  EXPECT_EQ(kept.mass, lock.mass);
  EXPECT_NEAR(static_cast<double>(kept.conviction.bits) * 0x1p-64, 1'000e9 * (1 - std::exp(-ratio)), 1e6);
  EXPECT_EQ((ConvictionLock{99, {}}.after(1, LockKind::decaying, rates).mass), 0u);
}

TEST(ConvictionLock, ATenthOfTheAlphaTakesAnOldSubnet) {
  constexpr std::uint64_t year = 2'629'800;
  EXPECT_TRUE(can_change_owner(year, U64F64::from_integer(100), 1'000));
  EXPECT_FALSE(can_change_owner(year - 1, U64F64::from_integer(100), 1'000));
  EXPECT_FALSE(can_change_owner(year, U64F64::from_integer(99), 1'000));
}

}  // namespace
}  // namespace flywheel::exchange
