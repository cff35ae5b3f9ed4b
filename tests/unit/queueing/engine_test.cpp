#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/gpu_rental/random_rentals.hpp"
#include "tests/unit/queueing/hire_economy.hpp"
#include "tests/unit/queueing/theory.hpp"

namespace flywheel::queueing {
namespace {

constexpr std::uint32_t devices = 6;
constexpr double orders_per_hour = 1.5;
constexpr TimeMs run_ms = 23 * domain::test_day;

/// A hire market of one domain, six devices of one GPU and bookings of all lengths, in each world.
std::vector<RentalTables> markets() {
  std::vector<RentalTables> of_world;
  for (std::uint32_t world = 0; world < replications; ++world) {
    auto& market = of_world.emplace_back(1);
    market.rules[0] = hourly_orders(2'000 + world, orders_per_hour, 2);
    book_all_lengths(market.rules[0]);
    populate(market, 0, std::vector<std::uint8_t>(devices, 1), 2);
    market.refresh();
  }
  return of_world;
}

/// One run, looked at by every test: sampled every seven hours, visited in between.
struct Experiment {
  std::vector<RentalTables> watched = markets();
  std::vector<RentalTables> unwatched = markets();  // advanced past the warm-up alone
  std::vector<std::uint64_t> rejected_early;
  Looks samples{replications, std::vector<double>(devices + 1)};
  Looks visits{replications, std::vector<double>(devices + 1)};

  Experiment() {
    std::vector<engine::World> worlds;
    for (std::uint32_t world = 0; world < replications; ++world) worlds.push_back({3'000 + world, world});
    engine::Simulation simulation{HostBackend{}, {0, run_ms, 7 * test_hour}, worlds};
    auto owned = std::make_unique<HireEconomy>(watched, visits);
    SampleReader reader{*owned, samples};
    simulation.add(std::move(owned));
    engine::Run run{simulation, reader};
    run.begin();
    run.advance();
    for (auto& market : unwatched) {
      market.advance(warm_up_ms);
      rejected_early.push_back(market.totals[0].rejected);
    }
  }
};

class AnEngineRun : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { experiment_ = std::make_unique<Experiment>(); }
  static void TearDownTestSuite() { experiment_.reset(); }
  static Experiment& experiment() { return *experiment_; }

  static double offered() { return orders_per_hour * mean_of_all_lengths(); }
  static void expect_erlang(Looks const& looks) {
    auto const shares = presence(devices, devices, offered());
    for (std::size_t n = 0; n <= devices; ++n) {
      auto const share = each([&](std::uint32_t world) {
        return looks[world][n] / std::accumulate(looks[world].begin(), looks[world].end(), 0.0);
      });
      expect_mean(share, shares[n], std::to_string(n) + " hired");
    }
  }

 private:
  static inline std::unique_ptr<Experiment> experiment_;
};

TEST_F(AnEngineRun, FindsAtItsSamplesWhatErlangBSays) {
  expect_erlang(experiment().samples);
}

TEST_F(AnEngineRun, ShowsItsProcessesWhatErlangBSays) {
  expect_erlang(experiment().visits);
}

/// Sampled, visited, cut into hundreds of windows: no order, booking or payment is another.
TEST_F(AnEngineRun, EqualsOneThatNobodyWatches) {
  for (auto& market : experiment().unwatched) market.advance(run_ms);
  for (std::uint32_t world = 0; world < replications; ++world) {
    ASSERT_EQ(state_of(experiment().watched[world]), state_of(experiment().unwatched[world])) << "world " << world;
  }
}

/// Orders find it full for the same share of them as samples do, because they come at times of their own.
TEST_F(AnEngineRun, RefusesAsManyOrdersAsErlangBSays) {
  auto const refused = each([&](std::uint32_t world) {
    return static_cast<double>(experiment().watched[world].totals[0].rejected - experiment().rejected_early[world]);
  });
  double const orders = orders_per_hour * static_cast<double>(run_ms - warm_up_ms) / test_hour;
  expect_mean(refused, orders * erlang_b(devices, offered()), "orders refused");
}

}  // namespace
}  // namespace flywheel::queueing
