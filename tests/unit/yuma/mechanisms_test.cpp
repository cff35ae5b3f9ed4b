#include "kernels/scoring/yuma/mechanisms.hpp"

#include <gtest/gtest.h>

namespace flywheel::scoring {
namespace {

// 1,000,000,001 rao: a third and two thirds of 65535 are 21845 and 43690, and one rao is left over.
TEST(Mechanisms, SplitAnEmissionToTheLastRao) {
  MechanismSplit const split{1'000'000'001, 2};
  EXPECT_EQ(split.by_share(21'845), 333'333'333U);
  EXPECT_EQ(split.by_share(43'690), 666'666'667U);
  EXPECT_EQ(split.with_rest(333'333'333, 333'333'333 + 666'666'667), 333'333'334U);
  EXPECT_EQ(split.evenly(), 500'000'000U);
  EXPECT_EQ(split.with_rest(split.evenly(), 2 * split.evenly()), 500'000'001U);
}

TEST(Mechanisms, CountByTheirPartOfTheEmission) {
  MechanismWeight const quarter{0, 250, 1'000};
  MechanismWeight const rest{1, 750, 1'000};
  EXPECT_EQ(quarter(std::uint16_t{0}, std::uint16_t{65'535}), 16'383);  // 16383.75
  EXPECT_EQ(rest(std::uint16_t{16'383}, std::uint16_t{3}), 16'385);     // 2.25 more
  EXPECT_EQ(rest(std::uint64_t{10}, std::uint64_t{1'001}), 760U);       // 750.75 more
}

TEST(Mechanisms, LeaveAllToTheFirstWithoutEmission) {
  EXPECT_EQ(MechanismWeight(0, 0, 0)(std::uint16_t{0}, std::uint16_t{77}), 77);
  EXPECT_EQ(MechanismWeight(1, 0, 0)(std::uint16_t{77}, std::uint16_t{99}), 77);
}

}  // namespace
}  // namespace flywheel::scoring
