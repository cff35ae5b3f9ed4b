/// The arithmetic of vector registers against the fixed-point type, whose own tests replay the chain's tables.
#include "kernels/scoring/yuma/share_arithmetic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace flywheel::scoring::yuma {
namespace {

class Shares {
 public:
  /// In [0, 1], with many at both ends and around powers of two.
  std::uint64_t next() {
    std::uint64_t const any = random_() % (one_bits + 1);
    switch (random_() % 4) {
      case 0:
        return any >> (random_() % 32);
      case 1:
        return std::min(one_bits, (std::uint64_t{1} << (random_() % 33)) + random_() % 3 - (any > 4 ? 1 : 0));
      case 2:
        return one_bits - any % 3;
      default:
        return any;
    }
  }
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

 private:
  std::mt19937_64 random_{99};
};

I32F32 number(std::uint64_t bits) {
  return {static_cast<std::int64_t>(bits)};
}

template <class Wide>
std::uint64_t lane(Wide const& lanes, std::uint32_t which) {
  std::uint64_t values[Lanes<Wide>::count];
  store(values, lanes);
  return values[which];
}

constexpr int trials = 200'000;

TEST(ShareArithmetic, MultipliesAsTheFixedPointTypeDoes) {
  Shares shares;
  for (int trial = 0; trial < trials; ++trial) {
    std::uint64_t const left = shares.next();
    std::uint64_t const right = shares.next();
    auto const want = static_cast<std::uint64_t>(saturating_multiply(number(left), number(right)).bits);
    ASSERT_EQ(multiply_shares(left, right), want);
    ASSERT_EQ(lane(multiply_shares(broadcast<U64x4>(left), broadcast<U64x4>(right)), trial % 4), want);
  }
}

TEST(ShareArithmetic, DividesAsTheFixedPointTypeDoes) {
  Shares shares;
  for (int trial = 0; trial < trials; ++trial) {
    std::uint64_t const value = shares.next();
    std::uint64_t const divisor = value + (trial % 3 == 0 ? shares.below(3) : shares.next() * (1 + shares.below(64)));
    auto const want = static_cast<std::uint64_t>(safe_divide(number(value), number(divisor)).bits);
    ASSERT_EQ(Divisor<std::uint64_t>{divisor}(value), want) << value << " / " << divisor;
    ASSERT_EQ(lane(Divisor<U64x4>{broadcast<U64x4>(divisor)}(broadcast<U64x4>(value)), trial % 4), want);
  }
}

TEST(ShareArithmetic, DividesStoredNumbersAsTheFixedPointTypeDoes) {
  Shares shares;
  using Real = Lanes<U64x4>::Real;
  for (int trial = 0; trial < trials; ++trial) {
    std::uint64_t const value = shares.below(65'536);
    std::uint64_t const divisor =
        std::max<std::uint64_t>(1, value + (trial % 2 == 0 ? shares.below(4) : shares.below(one_bits - 65'536)));
    std::uint64_t const want = (value << 32) / divisor;  // floor of the quotient in I32F32
    auto const share = share_of_u16(static_cast<double>(divisor));
    ASSERT_EQ(share.operator()<std::uint64_t>(static_cast<double>(value)), want);
    auto const wide = share_of_u16(broadcast<Real>(static_cast<double>(divisor)));
    ASSERT_EQ(lane(wide.operator()<U64x4>(broadcast<Real>(static_cast<double>(value))), trial % 4), want);
  }
}

TEST(ShareArithmetic, LeavesZerosWhereTheDivisorIsZero) {
  EXPECT_EQ(Divisor<std::uint64_t>{0}(0), 0U);
  EXPECT_EQ(share_of_u16(1.0).operator()<std::uint64_t>(0.0), 0U);
}

TEST(ShareArithmetic, StoresSharesAsTheChainDoes) {
  Shares shares;
  for (int trial = 0; trial < trials; ++trial) {
    std::uint64_t const share = shares.next();
    ASSERT_EQ(u16_of_share(share), u16_from_proportion(number(share)));
    ASSERT_EQ(smaller(share, one_bits / 2), std::min(share, one_bits / 2));
    ASSERT_EQ(larger(share, one_bits / 2), std::max(share, one_bits / 2));
    ASSERT_EQ(is_positive(share), share > 0 ? 1U : 0U);
  }
}

}  // namespace
}  // namespace flywheel::scoring::yuma
