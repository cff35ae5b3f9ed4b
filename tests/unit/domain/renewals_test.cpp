#include "kernels/domain/renewals.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace flywheel::domain {
namespace {

/// Two populations of different rules, planned from time 0.
class Renewals : public ::testing::Test {
 protected:
  static constexpr std::uint32_t first_rows = 10'003;
  static constexpr std::uint32_t second_rows = 77;

  struct Population {
    explicit Population(HostBackend backend) : on{backend} { plan_renewals(on, columns(), rules.data()); }

    RenewalColumns columns() { return {{{offsets.data(), nullptr, 2}, next.data(), least.data()}, events.data()}; }
    /// Events of both segments until a time.
    std::vector<std::uint64_t> advance(TimeMs first_until_ms, TimeMs second_until_ms) {
      rules[0].until_ms = first_until_ms;
      rules[1].until_ms = second_until_ms;
      std::vector<RenewalTotals> totals(2);
      advance_renewals(on, columns(), rules.data(), totals.data());
      return {totals[0].events, totals[1].events};
    }

    HostBackend on;
    std::vector<std::uint32_t> offsets{0, first_rows, first_rows + second_rows};
    std::vector<TimeMs> next = std::vector<TimeMs>(first_rows + second_rows);
    std::vector<TimeMs> least = std::vector<TimeMs>(DueRows::least_count(first_rows + second_rows, 2));
    std::vector<std::uint32_t> events = std::vector<std::uint32_t>(first_rows + second_rows);
    std::vector<RenewalRules> rules{{11, 50'000.0, 0}, {12, 500.0, 0}};
  };
};

TEST_F(Renewals, AreTheSameInOneWindowAndInManyAndForAnyThreads) {
  Population once{HostBackend{1}};
  auto const in_one = once.advance(30'000, 9'000);
  Population often{HostBackend{2}};
  std::vector<std::uint64_t> in_many(2);
  for (int window = 1; window <= 30; ++window) {
    auto const events = often.advance(window * 1'000, window * 300);
    for (std::size_t i = 0; i < 2; ++i) in_many[i] += events[i];
  }
  EXPECT_EQ(in_one, in_many);
  EXPECT_EQ(once.next, often.next);
  EXPECT_EQ(once.events, often.events);
}

TEST_F(Renewals, CountEveryEventOnce) {
  Population population{HostBackend{1}};
  auto const happened = population.advance(200'000, 5'000);
  std::uint64_t planned[2] = {};
  for (std::uint32_t row = 0; row < population.events.size(); ++row) {
    planned[row < first_rows ? 0 : 1] += population.events[row] - 1;  // the last one has not happened
    EXPECT_GE(population.next[row], row < first_rows ? 200'000 : 5'000);
  }
  EXPECT_EQ(happened, (std::vector<std::uint64_t>{planned[0], planned[1]}));
}

// A renewal process with exponential waits is Poisson: 10,003 rows x 4 means expect 40,012 events, standard deviation
// their root, 200; a wait's rounding up by half a ms of 50,000 takes off 0.4. Four deviations: false alarm 6e-5.
TEST_F(Renewals, HappenAtTheRateOfAPoissonProcess) {
  Population population{HostBackend{1}};
  auto const happened = static_cast<double>(population.advance(200'000, 0)[0]);
  EXPECT_NEAR(happened, 40'012.0, 4 * std::sqrt(40'012.0));
}

}  // namespace
}  // namespace flywheel::domain
