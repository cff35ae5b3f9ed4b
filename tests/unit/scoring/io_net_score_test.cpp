#include "kernels/scoring/io_net_score.hpp"

#include <gtest/gtest.h>

#include "kernels/scoring/pool_share.hpp"

namespace flywheel::scoring {
namespace {

// The network's worked example: 8 x H100 in tier 4 score 2000 x 10 x 8 + 20 = 160,020.
TEST(IoNetScore, EqualsTheWorkedExampleInHundredths) {
  EXPECT_EQ((IoNetScore{}(4, 1000, 8, Hired::no)), 16'002'000);
}

TEST(IoNetScore, IsHalfAPointHigherWhenHired) {
  EXPECT_EQ((IoNetScore{}(4, 1000, 8, Hired::yes)), 16'002'050);
}

// The page's example, base 8150 = 2000 x 4 + 150: tier 4 leaves 130 to the lost term.
TEST(IoNetScore, TakesTheLostTermAsItsConstant) {
  EXPECT_EQ((IoNetScore{.constant = 13'000}(4, 400, 1, Hired::no)), 815'000);
}

TEST(PoolShare, FloorsEachPoolSoThatAUnitMayReachNobody) {
  EXPECT_EQ(PoolShare{9500}(391'532'328'569), 371'955'712'140);
  EXPECT_EQ(PoolShare{500}(391'532'328'569), 19'576'616'428);
}

TEST(PoolShare, HoldsForTheLargestAmount) {
  EXPECT_EQ(PoolShare{10'000}(18'446'744'073'709'551'615ULL), 18'446'744'073'709'551'615ULL);
}

}  // namespace
}  // namespace flywheel::scoring
