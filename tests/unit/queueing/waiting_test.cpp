#include <gtest/gtest.h>

#include "tests/unit/queueing/replicated_network.hpp"
#include "tests/unit/queueing/theory.hpp"

namespace flywheel::queueing {
namespace {

/// Jobs come at rate `arrivals_per_hour` from each source and stay for an hour on average.
NetworkRules one_station(std::uint32_t servers, std::vector<double> const& arrivals_per_hour, std::uint32_t room) {
  NetworkRules rules{.servers = {servers}, .service_ms = {{hour_ms, 1}}, .room = room};
  for (double const rate : arrivals_per_hour) rules.mean_gap_ms.push_back(hour_ms / rate);
  return rules;
}

double waits(Observations const& seen) {
  return static_cast<double>(seen.waits);
}
double waited_hours(Observations const& seen) {
  return static_cast<double>(seen.waited_ms) / hour_ms;
}
double arrivals(Observations const& seen) {
  return static_cast<double>(std::accumulate(seen.arrivals.begin(), seen.arrivals.end(), std::uint64_t{0}));
}
double refused(Observations const& seen) {
  return static_cast<double>(std::accumulate(seen.refused.begin(), seen.refused.end(), std::uint64_t{0}));
}

/// Two sources together bring 2.4 erlangs to three servers, where all wait who find no server.
class MMC : public ::testing::Test {
 protected:
  static constexpr std::uint32_t servers = 3;
  static constexpr double offered = 2.4;
  static constexpr std::uint32_t room = 400;  // 0.8^400 of the time would need more

  static double erlang_c_present() {
    double const load = offered / servers;
    return offered + erlang_c(servers, offered) * load / (1 - load);
  }
};

TEST_F(MMC, MakesWaitAndForHowLongAsErlangCSays) {
  auto const rules = one_station(servers, {0.9, 1.5}, room);
  ReplicatedNetwork market{rules, 1};
  market.run(300, 1'000);
  double const waiting = erlang_c(servers, offered);
  expect_mean(market.per_hour(arrivals), offered, "arrivals an hour");
  expect_mean(market.per_hour(waits), offered * waiting, "arrivals an hour that must wait");
  expect_mean(market.per_hour(waited_hours), offered * waiting / (servers - offered), "hours waited, an hour");
  expect_mean(market.mean_presence(), erlang_c_present(), "jobs present");
  auto const shares = presence(servers, room, offered);
  for (std::size_t n = 0; n < 12; ++n)
    expect_mean(market.share(n), shares[n], "share of time with " + std::to_string(n));
  for (auto const refusals : market.per_hour(refused)) EXPECT_EQ(refusals, 0);
}

TEST_F(MMC, WouldBeToldApartFromOneWithServicesTwoPercentLonger) {
  auto rules = one_station(servers, {0.9, 1.5}, room);
  rules.service_ms[0].scale *= 1.02;
  ReplicatedNetwork market{rules, 1};
  market.run(300, 1'000);
  EXPECT_GT(standard_errors_off(market.mean_presence(), erlang_c_present()), most_standard_errors);
}

/// Four servers and room for three who wait; more come than can be served.
TEST(MMCK, LosesAndKeepsWhomItsBalanceEquationsSay) {
  constexpr std::uint32_t servers = 4;
  constexpr std::uint32_t room = 7;
  constexpr double offered = 4.4;
  auto const rules = one_station(servers, {1.1, 3.3}, room);
  ReplicatedNetwork market{rules, 2};
  market.run(100, 1'000);
  auto const shares = presence(servers, room, offered);
  for (std::size_t n = 0; n <= room; ++n)
    expect_mean(market.share(n), shares[n], "share of time with " + std::to_string(n));
  expect_mean(market.per_hour(refused), offered * shares[room], "refused an hour");
  expect_mean(market.per_hour(waits), offered * (shares[4] + shares[5] + shares[6]), "waits an hour");
  double const waiting = shares[5] + 2 * shares[6] + 3 * shares[7];
  expect_mean(market.per_hour(waited_hours), waiting, "hours waited, an hour");
}

/// Services whose standard deviation is 2.2 of their mean, and as many servers as anybody could ask for.
TEST(MGInfinity, IsBusyAsPoissonSays) {
  constexpr double offered = 6;
  auto rules = one_station(40, {offered}, 40);
  rules.service_ms[0] = {hour_ms / 2, 0.5};  // of mean scale x Gamma(3)
  ReplicatedNetwork market{rules, 3};
  market.run(200, 500);
  auto const shares = poisson(offered, 40);
  for (std::size_t n = 0; n < 15; ++n)
    expect_mean(market.share(n), shares[n], "share of time with " + std::to_string(n));
  expect_mean(market.mean_presence(), offered, "jobs present");
  for (auto const refusals : market.per_hour(refused)) EXPECT_EQ(refusals, 0);
}

/// Whole hours, so that services end and orders come at the same moments: one server, no room to wait.
TEST(ASlottedQueue, FreesItsServerBeforeItRefuses) {
  constexpr double p = 0.5;
  constexpr double q = 0.5;
  auto rules = one_station(1, {-std::log1p(-p)}, 1);
  rules.slot_ms = static_cast<TimeMs>(hour_ms);
  rules.service_ms[0] = {hour_ms / -std::log1p(-q), 1};
  ReplicatedNetwork market{rules, 4};
  market.run(100.5, 2'000);
  expect_mean(market.per_hour(arrivals), p, "arrivals a slot");
  expect_mean(market.per_hour(refused), p * busy_at_slot(p, q), "refused a slot");
}

/// The same with two sources and services of one slot: who comes first in the order of ids is always served.
TEST(ASlottedQueue, ServesTheLowerIdOfTwoWhoComeAtOnce) {
  constexpr double p = 0.3;
  double const rate = -std::log1p(-p);
  auto rules = one_station(1, {rate, rate}, 1);
  rules.slot_ms = static_cast<TimeMs>(hour_ms);
  rules.service_ms[0] = {0, 1};
  ReplicatedNetwork market{rules, 5};
  market.run(0.5, 1'000);
  expect_mean(market.per_hour([](auto const& seen) { return static_cast<double>(seen.refused[1]); }), p * p, "refused");
  for (std::uint32_t domain = 0; domain < replications; ++domain) EXPECT_EQ(market.seen(domain).refused[0], 0u);
}

}  // namespace
}  // namespace flywheel::queueing
