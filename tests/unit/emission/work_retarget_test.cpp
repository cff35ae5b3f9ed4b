#include "kernels/emission/work_retarget.hpp"

#include <gtest/gtest.h>

namespace flywheel::emission {
namespace {

struct Compact {
  char const* name;
  std::uint32_t compact;
  UInt256 target;
  std::uint32_t again;  // the target's own compact form
};

class CompactTarget : public ::testing::TestWithParam<Compact> {};

TEST_P(CompactTarget, MatchesBitcoinCoresTests) {
  EXPECT_TRUE(WorkTarget::from_compact(GetParam().compact) == GetParam().target);
  EXPECT_EQ(WorkTarget::to_compact(GetParam().target), GetParam().again);
}

constexpr UInt256 target_of(std::uint64_t mantissa, unsigned shift) {
  return UInt256{0, mantissa} << shift;
}

// Bitcoin Core, src/test/arith_uint256_tests.cpp, bignum_SetCompact.
INSTANTIATE_TEST_SUITE_P(BignumSetCompact, CompactTarget,
                         ::testing::Values(Compact{"Zero", 0, {0, 0}, 0},
                                           Compact{"LostMantissa", 0x0012'3456, {0, 0}, 0},
                                           Compact{"OneByte", 0x0112'3456, {0, 0x12}, 0x0112'0000},
                                           Compact{"SignBitNeedsAByte", 0x0200'8000, {0, 0x80}, 0x0200'8000},
                                           Compact{"TwoBytes", 0x0212'3456, {0, 0x1234}, 0x0212'3400},
                                           Compact{"ThreeBytes", 0x0312'3456, {0, 0x12'3456}, 0x0312'3456},
                                           Compact{"FourBytes", 0x0412'3456, {0, 0x1234'5600}, 0x0412'3456},
                                           Compact{"LeadingZeroByte", 0x0500'9234, {0, 0x9234'0000}, 0x0500'9234},
                                           Compact{"Widest", 0x2012'3456, target_of(0x12'3456, 232), 0x2012'3456}),
                         [](auto const& compact) { return compact.param.name; });

class BitcoinRetarget : public ::testing::Test {
 protected:
  static constexpr WorkRetarget retarget{.easiest_target = {highest<UInt128>() >> 32, highest<UInt128>()},
                                         .wanted_s = 1'209'600};
};

// 0x80 x 256^10 in three periods: as wanted, twice as long, five times as long (counts as four).
TEST_F(BitcoinRetarget, FollowsTheTimeThatBlocksTook) {
  EXPECT_EQ(retarget(0x0c00'8000, 0, 1'209'600), 0x0c00'8000u);
  EXPECT_EQ(retarget(0x0c00'8000, 0, 2'419'200), 0x0c01'0000u);
  EXPECT_EQ(retarget(0x0c00'8000, 0, 6'048'000), 0x0c02'0000u);
}

// A quarter is the least, also where the last block's time lies before the first one's.
TEST_F(BitcoinRetarget, NeverGetsMoreThanFourTimesHarder) {
  EXPECT_EQ(retarget(0x0c00'8000, 0, 302'400), 0x0b20'0000u);
  EXPECT_EQ(retarget(0x0c00'8000, 1'000, 0), 0x0b20'0000u);
}

TEST_F(BitcoinRetarget, StopsAtTheEasiestTarget) {
  EXPECT_EQ(retarget(0x1d00'ffff, 0, 2'000'000), 0x1d00'ffffu);
}

}  // namespace
}  // namespace flywheel::emission
