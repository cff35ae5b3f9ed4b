#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "kernels/domain/subnet_agents/speculation.hpp"
#include "kernels/population/subnet/shift_delegations.hpp"

namespace flywheel::population {
namespace {

using Stake = std::vector<std::uint64_t>;

std::vector<std::int64_t> shifted(Stake const& stake, Stake const& reward, std::uint32_t moved_ppm) {
  std::vector<std::uint32_t> const offsets{0, static_cast<std::uint32_t>(stake.size())};
  DelegationInertia const inertia{moved_ppm};
  std::vector<std::int64_t> change(stake.size(), 99);
  shift_delegations(HostBackend{},
                    {{offsets.data(), nullptr, 1}, &inertia, stake.data(), reward.data(), change.data()});
  return change;
}

using Change = std::vector<std::int64_t>;

TEST(ShiftDelegations, MovesAPartOfTheWayToEqualYields) {
  // 400 by rewards 30 : 10 would lie 300 : 100
  EXPECT_EQ(shifted({100, 300}, {30, 10}, 100'000), (Change{20, -20}));
  EXPECT_EQ(shifted({100, 300}, {30, 10}, 1'000'000), (Change{200, -200}));
  // targets 0, 500, 300, 200: 33 of 330 lost; lacks 200, 100, 30 get 20, 10, 3
  EXPECT_EQ(shifted({330, 300, 200, 170}, {0, 5, 3, 2}, 100'000), (Change{-33, 20, 10, 3}));
  EXPECT_EQ(shifted({100, 300}, {0, 0}, 1'000'000), (Change{0, 0}));
  EXPECT_EQ(shifted({100, 300}, {1, 3}, 1'000'000), (Change{0, 0}));
}

TEST(ShiftDelegations, GivesTheOddUnitToWhomLacksMost) {
  // lost floor(10 x 0.7) = 7; lacks 6 and 4: floor(4.2), floor(2.8), 1 over
  EXPECT_EQ(shifted({10, 0, 0}, {0, 6, 4}, 700'000), (Change{-7, 5, 2}));
}

TEST(ShiftDelegations, LosesNothingAndTakesNoMoreThanThereIs) {
  std::mt19937_64 any{4};
  for (int round = 0; round < 200; ++round) {
    Stake stake(1 + any() % 20);
    Stake reward(stake.size());
    for (auto& amount : stake) amount = any() >> (10 + any() % 40);
    for (auto& amount : reward) amount = any() % 4 == 0 ? 0 : any() >> (10 + any() % 40);
    auto const change = shifted(stake, reward, static_cast<std::uint32_t>(any() % 1'000'001));
    EXPECT_EQ(std::accumulate(change.begin(), change.end(), std::int64_t{0}), 0);
    for (std::size_t i = 0; i < stake.size(); ++i) EXPECT_GE(static_cast<std::int64_t>(stake[i]) + change[i], 0);
  }
}

TEST(ShiftDelegations, FollowsReplicatorDynamics) {
  // yields 2 and 1: the ratio of stakes grows by (1 + p (2 / y - 1)) / (1 + p (1 / y - 1)) a period, y the mean yield
  Stake stake{1'000'000'000'000, 3'000'000'000'000};
  double ratio = 1.0 / 3.0;
  for (int period = 0; period < 50; ++period) {
    auto const change = shifted(stake, {2 * stake[0] / 1000, stake[1] / 1000}, 50'000);
    for (std::size_t i = 0; i < 2; ++i) stake[i] += static_cast<std::uint64_t>(change[i]);
    double const mean = (2.0 * ratio + 1.0) / (ratio + 1.0);
    ratio *= (1.0 + 0.05 * (2.0 / mean - 1.0)) / (1.0 + 0.05 * (1.0 / mean - 1.0));
  }
  EXPECT_NEAR(static_cast<double>(stake[0]) / static_cast<double>(stake[1]), ratio, 1e-6 * ratio);
}

TEST(OrderFlow, PullsToTheAnchorAndFollowsTheTrend) {
  Draws draws{1, 2, 3, Stream{"test/flow"}};
  OrderFlow const flow{1e12, 0.25, 0.5, 0.0};
  EXPECT_EQ(flow(draws, 1.0, 1.0, 1.0), 0);
  EXPECT_NEAR(static_cast<double>(flow(draws, 2.0, 2.0, 1.0)), -0.25e12 * std::log(2.0), 2.0);
  EXPECT_NEAR(static_cast<double>(flow(draws, 2.0, 1.0, 2.0)), 0.5e12 * std::log(2.0), 2.0);
}

TEST(OrderFlow, HasTheStatedNoise) {
  OrderFlow const flow{1e9, 0.0, 0.0, 0.01};
  double sum = 0.0;
  double squares = 0.0;
  int const count = 20'000;
  for (std::uint32_t period = 0; period < count; ++period) {
    Draws draws{1, 2, period, Stream{"test/flow"}};
    auto const traded = static_cast<double>(flow(draws, 1.0, 1.0, 1.0));
    sum += traded;
    squares += traded * traded;
  }
  // 4.4 standard errors: wrong once in 90,000 seeds
  EXPECT_NEAR(sum / count, 0.0, 4.4 * 1e7 / std::sqrt(count));
  EXPECT_NEAR(squares / count, 1e14, 4.4 * 1e14 * std::sqrt(2.0 / count));
}

/// A pool of 1000. Usual after each day, in units of ln 2: 0, (0 + 2) / 2 = 1, (1 + 2) / 2 = 1.5.
TEST(Speculation, RemembersWhatIsUsualAndWhatWasLast) {
  domain::Speculation const trades{{0.25, 0.5, 0.0, 2}};
  domain::PriceMemory memory{};
  Draws draws{1, 2, 3, Stream{"test/flow"}};
  double const pool = 1e12;
  auto const first = trades(memory, draws, 1.0, pool);
  EXPECT_EQ(first.spent_tao + first.sold_alpha, 0.0);
  auto const rise = trades(memory, draws, 4.0, pool);
  EXPECT_NEAR(rise.spent_tao, pool * (0.5 - 0.25) * std::log(4.0), 2.0);
  EXPECT_EQ(rise.sold_alpha, 0.0);
  EXPECT_NEAR(memory.usual, 2.0, 1e-12);
  auto const calm = trades(memory, draws, 4.0, pool);
  EXPECT_EQ(calm.spent_tao, 0.0);
  EXPECT_NEAR(calm.sold_alpha, pool * 0.25 * std::log(2.0) / 4.0, 2.0);
  EXPECT_NEAR(memory.usual, std::exp2(1.5), 1e-12);
  EXPECT_EQ(memory.last, 4.0);
}

TEST(Speculation, IsNothingWithoutSpeculatorsOrAPrice) {
  domain::PriceMemory memory{};
  Draws draws{1, 2, 3, Stream{"test/flow"}};
  EXPECT_EQ(domain::Speculation{}(memory, draws, 2.0, 1e12).spent_tao, 0.0);
  EXPECT_EQ(memory.usual, 0.0);
  EXPECT_EQ((domain::Speculation{{1.0, 1.0, 1.0, 3}}(memory, draws, 0.0, 1e12).spent_tao), 0.0);
  EXPECT_EQ(memory.usual, 0.0);
}

}  // namespace
}  // namespace flywheel::population
