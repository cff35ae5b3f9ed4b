#include "sim/app/bench/gang_market.hpp"

#include <gtest/gtest.h>

namespace flywheel::app::bench {
namespace {

// The oldest hires end once nine tenths are taken, and the largest order is for 64 GPUs.
TEST(GangMarket, KeepsNineTenthsOfItsGpusHired) {
  GangMarket market{10'000};
  market.serve_orders(20'000);
  EXPECT_GE(10 * (market.hired_gpus() + 64), 9 * market.gpus());
  EXPECT_LE(10 * (market.hired_gpus() - 64), 9 * market.gpus());
}

TEST(GangMarket, HiresWhatItSaysItPlaced) {
  GangMarket market{10'000};
  auto const placed = market.serve_orders(1'000);
  EXPECT_GE(placed, 1'000u);
  EXPECT_EQ(market.hired_gpus(), placed);
}

TEST(GangMarket, IsTheSameEachTime) {
  GangMarket left{500};
  GangMarket right{500};
  EXPECT_EQ(left.serve_orders(1'000), right.serve_orders(400) + right.serve_orders(600));
}

}  // namespace
}  // namespace flywheel::app::bench
