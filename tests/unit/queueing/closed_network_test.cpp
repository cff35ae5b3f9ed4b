#include <gtest/gtest.h>

#include "tests/unit/queueing/replicated_network.hpp"
#include "tests/unit/queueing/theory.hpp"

namespace flywheel::queueing {
namespace {

constexpr std::uint32_t jobs = 5;

/// Five jobs go round between three stations of one, two and `last_servers` servers. From the first they go to either
/// other with 1/2; one of four repeats the second. Visits 1, 2/3 and 1/2; loads 1, 2 and 2 hours.
NetworkRules round_trip(std::uint32_t last_servers, Weibull const& last_service) {
  return {.servers = {1, 2, last_servers},
          .service_ms = {{1 * hour_ms, 1}, {3 * hour_ms, 1}, last_service},
          .cumulative_route = {{0, 0.5, 1}, {0.75, 1}, {1}},
          .room = jobs,
          .residents = jobs};
}

void expect_product_form(NetworkRules const& rules, std::uint64_t seed) {
  ReplicatedNetwork market{rules, seed};
  market.run(200, 2'000);
  ClosedNetwork const theory{{{1, 1}, {2, 2}, {rules.servers[2], 2}}, jobs};
  double sum = 0;
  for (unsigned first = 0; first <= jobs; ++first) {
    for (unsigned second = 0; first + second <= jobs; ++second) {
      std::vector<unsigned> const present{first, second, jobs - first - second};
      expect_mean(market.share(StationNetwork::state_of(present, jobs)), theory.share(present),
                  "jobs " + std::to_string(first) + ", " + std::to_string(second));
      sum += theory.share(present);
    }
  }
  EXPECT_NEAR(sum, 1, 1e-12);
  auto const completions = [](Observations const& seen) { return static_cast<double>(seen.completions); };
  expect_mean(market.per_hour(completions), theory.throughput(), "jobs an hour through the first station");
}

TEST(AClosedNetwork, IsInEachStateForTheShareOfItsProductForm) {
  expect_product_form(round_trip(3, {4 * hour_ms, 1}), 11);
}

/// Of services of 2.2 standard deviations to a mean, and of such of half a mean.
TEST(AClosedNetwork, DoesNotMindHowLongServicesVaryWhereNobodyWaits) {
  expect_product_form(round_trip(jobs, {2 * hour_ms, 0.5}), 12);
  double const scale = 4 * hour_ms / (std::sqrt(std::acos(-1.0)) / 2);
  expect_product_form(round_trip(jobs, {scale, 2}), 13);
}

}  // namespace
}  // namespace flywheel::queueing
