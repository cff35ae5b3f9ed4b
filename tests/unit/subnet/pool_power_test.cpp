#include <gtest/gtest.h>

#include <random>

#include "kernels/exchange/balancer/scaled_power.hpp"

namespace flywheel::exchange {
namespace {

/// (x / (x + d))^(w / (10^18 - w)) of reserves and weights as pools have them.
RatioPower arbitrary_power(std::mt19937_64& any, int kind) {
  std::uint64_t x = (any() >> (1 + any() % 50)) + 1;
  std::uint64_t d = 1 + (any() >> (1 + any() % 62));
  std::uint64_t w = quintillion / 100 + any() % (quintillion / 100 * 98 + 1);
  if (kind == 1) {
    x = 1'000'000'000'000 + any() % 1'000'000'000'000'000;
    d = 1 + any() % 100'000'000;
    w = quintillion / 2 + any() % 2'000'000'000'000 - 1'000'000'000'000;
  } else if (kind == 2) {
    d = 1 + any() % (x / 10 + 1);
  }
  return {x, UInt128{x} + d, w, quintillion - w};
}

TEST(PoolPower, MatchesTheNumbersOfTheChainsOwnTests) {
  // safe-bigmath 0.4.1, tests of pow_ratio_scaled.
  std::uint64_t const twenty_one = 21'000'000'000'000'000;
  RatioPower const wide{twenty_one, 28'000'000'000'000'000, 600'000'000'000'000'000, 400'000'000'000'000'000};
  EXPECT_EQ(ScaledPower<256>{}(wide).value, 649'519'052'838'328'985u);
  for (std::uint64_t const shift : {0ULL, 250'000ULL, 500'000ULL}) {
    RatioPower const near{twenty_one, twenty_one + 100, quintillion / 2 - shift, quintillion / 2 + shift};
    EXPECT_EQ(ScaledPower<256>{}(near).value, 999'999'999'999'995'238u);
    EXPECT_EQ(ScaledPower<256>::slow(near).value, 999'999'999'999'995'238u);
  }
  RatioPower const boundary{twenty_one, twenty_one + 1, 499'999'999'500'000'000, 500'000'000'500'000'000};
  EXPECT_EQ(ScaledPower<256>{}(boundary).value, 999'999'999'999'999'952u);
}

TEST(PoolPower, TakesWholePowersAndRootsExactly) {
  EXPECT_EQ(ScaledPower<256>{}({1, 8, quintillion / 4, quintillion / 4 * 3}).value, quintillion / 2);  // cube root
  EXPECT_EQ(ScaledPower<256>{}({1, 4, 1, 2}).value, quintillion / 2);                                  // square root
  EXPECT_EQ(ScaledPower<256>{}({1, 2, 3, 1}).value, quintillion / 8);
  EXPECT_EQ(ScaledPower<256>{}({1, 3, 2, 1}).value, quintillion / 9);  // floored
  EXPECT_EQ(ScaledPower<256>{}({7, 7, 600'000'000'000'000'001, 399'999'999'999'999'999}).value, quintillion);
  EXPECT_EQ(ScaledPower<1024>{}({9, 4, 1, 2}).value, quintillion / 2 * 3);
  EXPECT_EQ(ScaledPower<256>{}({0, 5, 1, 2}).value, 0u);
  EXPECT_FALSE(ScaledPower<1024>{}({1'000, 1, 1, 1}).in_range);  // above 64 bits
}

TEST(PoolPower, WholeResultsAreNeverOneOff) {
  // sqrt((j / m)^2) = j / m, where m divides 10^18: an estimate alone would floor some of these to one less.
  for (std::uint64_t const m : {2ULL, 4ULL, 5ULL, 8ULL, 10ULL, 16ULL, 25ULL, 32ULL, 40ULL, 125ULL, 1'000ULL}) {
    for (std::uint64_t j = m > 30 ? m - 20 : 1; j < m + 20; ++j) {
      ASSERT_EQ(ScaledPower<256>{}({j * j, m * m, 1, 2}).value, quintillion / m * j) << j << " / " << m;
    }
  }
}

TEST(PoolPower, SquareRootsAgreeWithIntegerSquares) {
  // An exact check that shares no code: m = floor(10^18 sqrt(x / y)) iff m^2 y <= 10^36 x < (m + 1)^2 y; y < 2^64.
  std::mt19937_64 any{3};
  for (int i = 0; i < 2'000; ++i) {
    std::uint64_t const x = 1 + (any() >> 40);
    std::uint64_t const y = x + (any() >> 40);
    auto const m = ScaledPower<256>{}({x, y, 1, 2}).value;
    UInt128 const scaled = static_cast<UInt128>(quintillion) * quintillion;  // 2^119.6
    auto const right = full_product(scaled, x);
    auto const below = full_product(static_cast<UInt128>(m) * m, y);
    auto const above = full_product(static_cast<UInt128>(m + 1) * (m + 1), y);
    ASSERT_TRUE(below < right || below == right) << x << ' ' << y;
    ASSERT_TRUE(right < above) << x << ' ' << y;
  }
}

TEST(PoolPower, TheEstimateNeverContradictsTheBigIntegers) {
  std::mt19937_64 any{20'260'630};
  int certain = 0;
  constexpr int count = 12'000;
  for (int i = 0; i < count; ++i) {
    auto const power = arbitrary_power(any, i % 3);
    auto const estimate = FastPower::estimate(power);
    if (!estimate.certain) continue;
    ++certain;
    ASSERT_EQ(estimate.scaled, ScaledPower<256>::slow(power).value)
        << static_cast<std::uint64_t>(power.base_top) << ' ' << static_cast<std::uint64_t>(power.base_bottom) << ' '
        << power.exponent_top;
  }
  EXPECT_GT(certain, count * 9 / 10);
}

TEST(PoolPower, APoolsPowersAreNearlyAlwaysCertain) {
  // Doubt has probability 2^-39; a million reserves of a real pool meet none.
  std::mt19937_64 any{5};
  int doubtful = 0;
  for (int i = 0; i < 1'000'000; ++i) doubtful += FastPower::estimate(arbitrary_power(any, 1)).certain ? 0 : 1;
  EXPECT_EQ(doubtful, 0);
}

TEST(PoolPower, ThePowerOfTheEstimateAboveOneAgrees) {
  std::mt19937_64 any{8};
  int certain = 0;
  for (int i = 0; i < 120; ++i) {
    UInt128 const low = static_cast<UInt128>(1 + (any() >> 8)) << 40;
    UInt128 const high = low + (low >> (any() % 40));
    RatioPower const growth{high, low, 1 + any() % quintillion, quintillion};
    auto const estimate = FastPower::estimate(growth);
    if (!estimate.certain) continue;
    ++certain;
    auto const exact = ScaledPower<1024>::slow(growth);
    ASSERT_EQ(estimate.scaled, exact.value);
    ASSERT_EQ(estimate.in_range, exact.in_range);
  }
  EXPECT_GT(certain, 100);
}

TEST(PoolPower, KeepsTheLogarithmOfTwoAsItsSeriesGivesIt) {
  auto const minus_half = [](auto one) {
    one.size = one.size >> 1;
    return -one;
  };
  EXPECT_EQ(BigPower<256>::ln_of_one_plus(minus_half(BigPower<256>::Number::one())).size, ln_two<256>().size);
  EXPECT_EQ(BigPower<1024>::ln_of_one_plus(minus_half(BigPower<1024>::Number::one())).size, ln_two<1024>().size);
}

TEST(PoolPower, FarPowersGiveWhatTheChainGives) {
  // 1001^-99: beyond the estimate; the chain's series does not converge there, and its sum is out of 64 bits.
  RatioPower const far{1, 1'001, quintillion / 100 * 99 + 1, quintillion / 100 - 1};
  EXPECT_FALSE(FastPower::estimate(far).certain);
  auto const result = ScaledPower<256>{}(far);
  EXPECT_EQ(result.value, ScaledPower<256>::slow(far).value);
}

}  // namespace
}  // namespace flywheel::exchange
