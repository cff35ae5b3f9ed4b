#include "kernels/matching/cheapest_of_sampled.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "kernels/base/random.hpp"

namespace flywheel::matching {
namespace {

/// Markets side by side, as an op sees them.
struct Markets {
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> price;
  std::vector<std::uint8_t> room;
  std::vector<SampledJobs> jobs;

  std::uint32_t count() const { return static_cast<std::uint32_t>(jobs.size()); }
  Segments segments() const { return {offsets.data(), nullptr, count()}; }
};

[[nodiscard]] std::vector<std::uint8_t> served_by_op(Markets const& markets, int threads = 1) {
  std::vector<std::uint8_t> served(markets.price.size(), 255);
  cheapest_of_sampled(HostBackend{threads}, {markets.segments(), markets.offsets.back(), markets.price.data(),
                                             markets.room.data(), markets.jobs.data(), served.data()});
  return served;
}

/// The rule as its sentence says it, one draw at a time.
[[nodiscard]] std::vector<std::uint8_t> served_one_by_one(Markets const& markets) {
  auto room = markets.room;
  std::vector<std::uint8_t> served(room.size(), 0);
  Stream const stream{"cheapest_of_sampled/sample"};
  for (std::uint32_t market = 0; market < markets.count(); ++market) {
    auto const& law = markets.jobs[market];
    std::uint32_t const first = markets.offsets[market];
    std::uint32_t const providers = markets.offsets[market + 1] - first;
    for (std::uint32_t job = 0; providers > 0 && job < law.jobs; ++job) {
      std::int64_t chosen = -1;
      for (std::uint32_t k = 0; k < law.sample; ++k) {
        std::uint64_t const word = step_word(law.seed, law.sample * job + k, law.step, stream);
        auto const row = first + static_cast<std::uint32_t>(word * providers >> 32);
        if (room[row] == 0) continue;
        auto const is_better = [&](std::int64_t other) {
          auto const left = markets.price[row];
          auto const right = markets.price[static_cast<std::size_t>(other)];
          return left < right || (left == right && row < other);
        };
        if (chosen < 0 || is_better(chosen)) chosen = row;
      }
      if (chosen < 0) continue;
      room[static_cast<std::size_t>(chosen)] -= 1;
      served[static_cast<std::size_t>(chosen)] += 1;
    }
  }
  return served;
}

Markets arbitrary_markets() {
  Markets markets{{0}, {}, {}, {}};
  auto const count = *rc::gen::inRange(1, 5);
  for (int market = 0; market < count; ++market) {
    auto const providers = *rc::gen::inRange<std::uint32_t>(0, 60);
    auto const most_price =
        *rc::gen::element<std::uint32_t>(3, 1u << 21, (1u << 24) + 2, 1u << 31);  // few prices: many ties
    for (std::uint32_t row = 0; row < providers; ++row) {
      markets.price.push_back(*rc::gen::inRange<std::uint32_t>(0, most_price));
      markets.room.push_back(*rc::gen::inRange<std::uint8_t>(0, 12));
    }
    markets.offsets.push_back(static_cast<std::uint32_t>(markets.price.size()));
    markets.jobs.push_back({.seed = *rc::gen::arbitrary<std::uint64_t>(),
                            .jobs = *rc::gen::inRange<std::uint64_t>(0, 700),
                            .step = *rc::gen::arbitrary<std::uint32_t>(),
                            .sample = *rc::gen::inRange<std::uint32_t>(1, most_sampled + 1)});
  }
  return markets;
}

RC_GTEST_PROP(CheapestOfSampled, ServesAsTheRuleSaysJobByJob, ()) {
  auto const markets = arbitrary_markets();
  RC_ASSERT(served_by_op(markets) == served_one_by_one(markets));
}

RC_GTEST_PROP(CheapestOfSampled, ServesTheSameOnManyThreads, ()) {
  auto const markets = arbitrary_markets();
  RC_ASSERT(served_by_op(markets, 4) == served_by_op(markets));
}

TEST(CheapestOfSampled, MayWriteOverTheRoomThatItReads) {
  Markets markets{{0, 3}, {5, 4, 6}, {2, 0, 9}, {{.seed = 3, .jobs = 400, .step = 1, .sample = 3}}};
  std::vector<std::uint8_t> both = markets.room;
  cheapest_of_sampled(HostBackend{},
                      {markets.segments(), 3, markets.price.data(), both.data(), markets.jobs.data(), both.data()});
  EXPECT_EQ(both, served_by_op(markets));
  EXPECT_EQ(both, (std::vector<std::uint8_t>{2, 0, 9}));  // 400 jobs find all 11 places
}

/// No price may read as "no room left".
TEST(CheapestOfSampled, KnowsPricesOfAnySizeFromNoRoom) {
  for (std::uint32_t const most : {(1u << 24) - 2, (1u << 24) - 1, 1u << 24, UINT32_MAX - 1}) {
    Markets markets{{0, 2}, {most, most - 1}, {3, 2}, {{.seed = 5, .jobs = 300, .step = 0, .sample = 2}}};
    EXPECT_EQ(served_by_op(markets), (std::vector<std::uint8_t>{3, 2})) << most;
    markets.jobs[0].jobs = 3;
    EXPECT_EQ(served_by_op(markets), served_one_by_one(markets)) << most;
  }
}

TEST(CheapestOfSampled, LeavesMarketsAloneThatAreNotPicked) {
  Markets markets{{0, 1, 2}, {5, 5}, {7, 7}, {{1, 3, 0, 1}, {1, 3, 0, 1}}};
  std::vector<std::uint8_t> served{255, 255};
  std::uint32_t const second = 1;
  Segments segments = markets.segments();
  segments.picked = &second;
  segments.picked_count = 1;
  cheapest_of_sampled(HostBackend{},
                      {segments, 2, markets.price.data(), markets.room.data(), markets.jobs.data(), served.data()});
  EXPECT_EQ(served, (std::vector<std::uint8_t>{255, 3}));
}

/// With room for all and distinct prices, the k-th cheapest of n serves a job with probability
/// ((n - k)^3 - (n - k - 1)^3) / n^3, k from 0: the chance that the least of three uniform draws is k.
TEST(CheapestOfSampled, PicksTheLeastOfThreeAsOrderStatisticsSay) {
  constexpr std::uint32_t providers = 1000;
  constexpr std::uint32_t steps = 400;
  Markets markets{{0, providers}, {}, std::vector<std::uint8_t>(providers, 255), {{11, 100, 0, 3}}};
  for (std::uint32_t row = 0; row < providers; ++row) markets.price.push_back(1000 + row);
  double rank_sum = 0;
  for (std::uint32_t step = 0; step < steps; ++step) {
    markets.jobs[0].step = step;
    auto const served = served_by_op(markets);
    EXPECT_EQ(std::accumulate(served.begin(), served.end(), 0u), 100u);
    for (std::uint32_t row = 0; row < providers; ++row) rank_sum += (row + 0.5) / providers * served[row];
  }
  // The least of three uniforms has mean 1/4 and variance 3/80; 4.5 standard errors: false alarm 1 in 150,000.
  double const jobs = 100.0 * steps;
  EXPECT_NEAR(rank_sum / jobs, 0.25, 4.5 * std::sqrt(3.0 / 80 / jobs));
}

}  // namespace
}  // namespace flywheel::matching
