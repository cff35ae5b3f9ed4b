#include "tests/unit/queueing/hire_market.hpp"

#include <gtest/gtest.h>

#include "tests/unit/base_random/fit.hpp"
#include "tests/unit/queueing/replications.hpp"
#include "tests/unit/queueing/theory.hpp"

namespace flywheel::queueing {
namespace {

constexpr std::uint32_t customers = 4;

/// A domain for each replication, looked at again and again at moments that have nothing to do with whole hours.
class WatchedMarket {
 public:
  WatchedMarket(std::vector<std::uint8_t> const& gpus, RentalRules const& rules, TimeMs look_every_ms)
      : market_{replications, {.devices = static_cast<std::uint32_t>(gpus.size()), .jobs = 16, .hires = 32}},
        look_every_ms_{look_every_ms} {
    std::uint32_t all = 0;
    for (auto const count : gpus) all += count;
    looks_.assign(replications, std::vector<double>(all + 1));
    for (std::uint32_t domain = 0; domain < replications; ++domain) {
      market_.rules[domain] = rules;
      market_.rules[domain].seed += domain;
      populate(market_, domain, gpus, customers);
    }
    market_.refresh();
  }

  /// Looks so many times after a warm-up of three days, longer than three bookings of the longest kind.
  void watch(std::uint32_t times) {
    TimeMs const warm_up = 3 * domain::test_day;
    market_.advance(warm_up, 2);
    for (auto& totals : market_.totals) totals = {};
    for (std::uint32_t i = 1; i <= times; ++i) {
      market_.advance(warm_up + i * look_every_ms_, 2);
      for (std::uint32_t domain = 0; domain < replications; ++domain) looks_[domain][hired_gpus(market_, domain)] += 1;
    }
    looked_ = times;
  }

  /// Share of looks that found so many GPUs hired, of each replication.
  [[nodiscard]] std::vector<double> hired(std::size_t gpus) const {
    return each([&](std::uint32_t domain) { return looks_[domain][gpus] / looked_; });
  }
  [[nodiscard]] std::vector<double> per_hour(std::function<double(domain::RentalTotals const&)> const& count) const {
    double const hours = static_cast<double>(look_every_ms_) * looked_ / test_hour;
    return each([&](std::uint32_t domain) { return count(market_.totals[domain]) / hours; });
  }
  [[nodiscard]] std::vector<double> looks_of_all() const {
    std::vector<double> sum(looks_.front().size());
    for (auto const& looks : looks_) {
      for (std::size_t n = 0; n < sum.size(); ++n) sum[n] += looks[n];
    }
    return sum;
  }

 private:
  RentalTables market_;
  TimeMs look_every_ms_;
  std::vector<std::vector<double>> looks_;  // [replications][hired GPUs]
  double looked_ = 0;
};

constexpr TimeMs odd_hours = 5 * test_hour + 1'234'567;

struct Fleet {
  char const* name;
  std::vector<std::uint8_t> gpus;
};

/// Eight GPUs however they are housed, and bookings of any length, are one loss system.
class HireMarket : public ::testing::TestWithParam<Fleet> {
 protected:
  static void expect_loss_system(RentalRules const& rules, double mean_hours) {
    double const rate = rules.arrivals.orders_per_hour * customers;
    double const offered = rate * mean_hours;
    WatchedMarket market{GetParam().gpus, rules, odd_hours};
    market.watch(50);
    auto const shares = presence(8, 8, offered);
    for (std::size_t n = 1; n <= 8; ++n) expect_mean(market.hired(n), shares[n], std::to_string(n) + " hired");
    auto const rejected = market.per_hour([](auto const& totals) { return static_cast<double>(totals.rejected); });
    expect_mean(rejected, rate * erlang_b(8, offered), "refused an hour");
    auto const hired = [](auto const& totals) { return static_cast<double>(totals.hired_gpu_ms) / test_hour; };
    expect_mean(market.per_hour(hired), offered * (1 - erlang_b(8, offered)), "GPU-hours hired, an hour");
  }
};

TEST_P(HireMarket, RefusesAndIsHiredAsErlangBSaysWhereBookingsAreAnHour) {
  expect_loss_system(hourly_orders(100, 6, customers), 1);
}

TEST_P(HireMarket, DoesNotMindHowLongBookingsVary) {
  auto rules = hourly_orders(500, 2, customers);
  book_all_lengths(rules);
  expect_loss_system(rules, mean_of_all_lengths());
}

INSTANTIATE_TEST_SUITE_P(Fleets, HireMarket,
                         ::testing::Values(Fleet{"EightDevices", std::vector<std::uint8_t>(8, 1)},
                                           Fleet{"OneDevice", {8}}, Fleet{"MixedDevices", {1, 3, 4}}),
                         [](auto const& fleet) { return fleet.param.name; });

TEST(HireMarketForGangs, SharesItsDevicesAsKaufmanAndRobertsSay) {
  // 12 devices; seven orders of ten are for one GPU, the others for four; an hour each, all of them or none.
  constexpr double rate = 5;
  auto rules = hourly_orders(900, rate, customers);
  rules.gpus.gpus[1] = 4;
  rules.gpus.cumulative_share[0] = 0.7;
  rules.gpus.cumulative_share[1] = 1;
  rules.gpus.sizes = 2;
  WatchedMarket market{std::vector<std::uint8_t>(12, 1), rules, odd_hours};
  market.watch(50);
  auto const busy = busy_with_gangs(12, {{1, 0.7 * rate}, {4, 0.3 * rate}});
  for (std::size_t n = 0; n <= 12; ++n) expect_mean(market.hired(n), busy[n], std::to_string(n) + " hired");
  // With s singles and g gangs refused, `rejected` is s + g and `gpu_hours_unmet` s + 4 g.
  auto const gangs = [](auto const& totals) {
    return static_cast<double>(totals.gpu_hours_unmet - totals.rejected) / 3;
  };
  auto const singles = [&](auto const& totals) { return static_cast<double>(totals.rejected) - gangs(totals); };
  expect_mean(market.per_hour(singles), 0.7 * rate * busy[12], "refused singles an hour");
  expect_mean(market.per_hour(gangs), 0.3 * rate * (busy[9] + busy[10] + busy[11] + busy[12]), "refused gangs an hour");
}

TEST(HireMarketWithoutEnd, IsHiredAsPoissonSays) {
  // Looks are further apart than a booking can be long, so that each is independent of all others.
  auto rules = hourly_orders(1'300, 2, customers);
  book_all_lengths(rules);
  WatchedMarket market{std::vector<std::uint8_t>(32, 1), rules, 25 * test_hour + 1'234'567};
  market.watch(30);
  for (auto const refused : market.per_hour([](auto const& totals) { return static_cast<double>(totals.rejected); })) {
    EXPECT_EQ(refused, 0);
  }
  auto const found = market.looks_of_all();
  constexpr std::size_t last = 16;  // and more
  std::vector<double> counts(found.begin(), found.begin() + last);
  counts.push_back(std::accumulate(found.begin() + last, found.end(), 0.0));
  auto expected = poisson(2 * mean_of_all_lengths(), last);
  for (double& share : expected) share *= replications * 30;
  EXPECT_LT(chi_square_deviation(counts, expected), most_standard_errors);
}

}  // namespace
}  // namespace flywheel::queueing
