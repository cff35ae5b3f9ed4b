#include "tests/unit/queueing/theory.hpp"

#include <gtest/gtest.h>

namespace flywheel::queueing {
namespace {

TEST(QueueingTheory, LosesTheOrdersThatErlangsTablesSay) {
  EXPECT_DOUBLE_EQ(erlang_b(1, 2), 2.0 / 3);
  EXPECT_DOUBLE_EQ(erlang_b(2, 1), 0.2);        // 1/2 of 1 + 1 + 1/2
  EXPECT_NEAR(erlang_b(10, 5), 0.0184, 5e-5);   // printed tables: 10 lines, 5 erlangs
  EXPECT_NEAR(erlang_b(10, 4.46), 0.01, 5e-5);  // ... 1 % of loss is 4.46 erlangs
}

TEST(QueueingTheory, MakesTheOrdersWaitThatErlangsTablesSay) {
  EXPECT_DOUBLE_EQ(erlang_c(1, 0.8), 0.8);
  EXPECT_DOUBLE_EQ(erlang_c(2, 1), 1.0 / 3);
  EXPECT_NEAR(erlang_c(5, 4), 0.5541, 5e-5);
}

TEST(QueueingTheory, CountsWhoIsPresent) {
  auto const shares = presence(2, 3, 1);  // 1, 1, 1/2, 1/4 by hand
  EXPECT_DOUBLE_EQ(shares[0], 4.0 / 11);
  EXPECT_DOUBLE_EQ(shares[2], 2.0 / 11);
  EXPECT_DOUBLE_EQ(shares[3], 1.0 / 11);
  EXPECT_DOUBLE_EQ(presence(10, 10, 5)[10], erlang_b(10, 5));
  auto const endless = presence(3, 400, 2.4);
  EXPECT_NEAR(std::accumulate(endless.begin(), endless.begin() + 3, 0.0), 1 - erlang_c(3, 2.4), 1e-12);
}

TEST(QueueingTheory, LetsGangsShareServers) {
  // Two servers; singles at 1 erlang, pairs at 1/2: 1, 1, and (1 x 1 + 2 x 1/2) / 2 = 1.
  auto const busy = busy_with_gangs(2, {{1, 1}, {2, 0.5}});
  for (double const share : busy) EXPECT_DOUBLE_EQ(share, 1.0 / 3);
  EXPECT_DOUBLE_EQ(busy_with_gangs(10, {{1, 5}})[10], erlang_b(10, 5));
}

TEST(QueueingTheory, HasAProductFormOfClosedNetworks) {
  // Two single servers of equal load and three jobs: four states, all alike.
  EXPECT_DOUBLE_EQ((ClosedNetwork{{{1, 1}, {1, 1}}, 3}.share({1, 2})), 0.25);
  // Loads 1 and 2, two jobs: 1 + 2 + 4 = 7, and with one job 3.
  ClosedNetwork const uneven{{{1, 1}, {1, 2}}, 2};
  EXPECT_DOUBLE_EQ(uneven.share({0, 2}), 4.0 / 7);
  EXPECT_DOUBLE_EQ(uneven.throughput(), 3.0 / 7);
  // Two servers at one of two equal loads: 1/2 + 1 + 1.
  EXPECT_DOUBLE_EQ((ClosedNetwork{{{2, 1}, {1, 1}}, 2}.share({2, 0})), 0.2);
}

TEST(QueueingTheory, FindsASlotBusyUnlessServicesEndFirst) {
  EXPECT_DOUBLE_EQ(busy_at_slot(0.5, 1), 0);
  EXPECT_DOUBLE_EQ(busy_at_slot(0.5, 0.5), 1.0 / 3);
  EXPECT_DOUBLE_EQ(busy_at_slot(1, 0.25), 0.75);
}

}  // namespace
}  // namespace flywheel::queueing
