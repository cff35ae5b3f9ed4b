#include "kernels/statistics/concentration.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "kernels/statistics/sort_in_segments.hpp"
#include "tests/unit/statistics/columns.hpp"

namespace flywheel::statistics {
namespace {

[[nodiscard]] std::vector<Concentration> measured_by_op(Columns const& columns, std::uint32_t top_ppm,
                                                        int threads = 1) {
  std::vector<std::uint64_t> sorted(columns.rows());
  std::vector<Concentration> measured(columns.count());
  HostBackend const on{threads};
  sort_in_segments(on, columns.segments(), columns.rows(), columns.values.data(), sorted.data());
  concentration(on, columns.segments(), sorted.data(), top_ppm, measured.data());
  return measured;
}

[[nodiscard]] Concentration concentration_of(std::vector<std::uint64_t> const& values, std::uint32_t top_ppm = 0) {
  Columns columns;
  columns.add(values, 1);
  return measured_by_op(columns, top_ppm)[0];
}

TEST(Concentration, OfEqualHoldersIsTheLeast) {
  auto const found = concentration_of(std::vector<std::uint64_t>(250, UINT64_MAX), 100'000);
  EXPECT_EQ(found.gini, 0.0);
  EXPECT_NEAR(found.herfindahl, 1.0 / 250, 1e-17);
  EXPECT_NEAR(found.top_share, 0.1, 1e-16);
  EXPECT_EQ(found.nakamoto, 126u);  // 125 hold exactly half
  EXPECT_EQ(found.holders, 250u);
  EXPECT_TRUE(found.total == UInt128{UINT64_MAX} * 250);
}

TEST(Concentration, OfOneHolderAmongManyIsTheGreatest) {
  std::vector<std::uint64_t> values(64, 0);
  values[17] = 3;
  auto const found = concentration_of(values, 1);
  EXPECT_EQ(found.gini, 63.0 / 64);
  EXPECT_EQ(found.herfindahl, 1.0);
  EXPECT_EQ(found.top_share, 1.0);
  EXPECT_EQ(found.nakamoto, 1u);
}

/// Of 1 .. n: sum i^2 = n (n + 1)(2n + 1) / 6 and S = n (n + 1) / 2, so that
///     gini = (2 (2n + 1) / 3 - (n + 1)) / n = (n - 1) / (3n),   herfindahl = 2 (2n + 1) / (3 n (n + 1)).
TEST(Concentration, OfTheFirstNumbersIsTheClosedForm) {
  for (std::uint64_t const n : {1u, 2u, 5u, 1000u, 10'007u}) {
    std::vector<std::uint64_t> values(n);
    std::iota(values.rbegin(), values.rend(), 1);
    auto const found = concentration_of(values);
    auto const real = static_cast<double>(n);
    EXPECT_DOUBLE_EQ(found.gini, (real - 1) / (3 * real));
    EXPECT_DOUBLE_EQ(found.herfindahl, 2 * (2 * real + 1) / (3 * real * (real + 1)));
  }
}

/// 1, 2, 3, 4, 10 of 20, by hand: sum i x = 1 + 4 + 9 + 16 + 50 = 80, gini = (160 - 120) / 100; squares 130 of 400;
/// 10 is half, not more, so two are needed; the top 40 % are two: 14 of 20.
TEST(Concentration, MatchesAWorkedExample) {
  auto const found = concentration_of({10, 1, 4, 2, 3}, 400'000);
  EXPECT_DOUBLE_EQ(found.gini, 0.4);
  EXPECT_DOUBLE_EQ(found.herfindahl, 0.325);
  EXPECT_DOUBLE_EQ(found.top_share, 0.7);
  EXPECT_EQ(found.nakamoto, 2u);
}

TEST(Concentration, OfNothingIsZero) {
  for (auto const& values : {std::vector<std::uint64_t>{}, std::vector<std::uint64_t>{0, 0, 0}}) {
    auto const found = concentration_of(values, 500'000);
    EXPECT_EQ(found.gini, 0.0);
    EXPECT_EQ(found.herfindahl, 0.0);
    EXPECT_EQ(found.top_share, 0.0);
    EXPECT_EQ(found.nakamoto, 0u);
    EXPECT_EQ(found.holders, values.size());
  }
}

TEST(Concentration, FoldsManyTilesAsOne) {
  std::vector<std::uint64_t> values(20'000);
  std::iota(values.begin(), values.end(), 1);
  EXPECT_DOUBLE_EQ(concentration_of(values).gini, 19'999.0 / 60'000);
}

/// The mean absolute difference of all pairs, over twice the mean.
[[nodiscard]] double gini_of_pairs(std::vector<std::uint64_t> const& values) {
  double differences = 0;
  double total = 0;
  for (auto const left : values) {
    total += static_cast<double>(left);
    for (auto const right : values) differences += static_cast<double>(left > right ? left - right : right - left);
  }
  return total > 0 ? differences / (2 * static_cast<double>(values.size()) * total) : 0.0;
}

[[nodiscard]] double herfindahl_of_shares(std::vector<std::uint64_t> const& values) {
  double total = 0;
  for (auto const value : values) total += static_cast<double>(value);
  double sum = 0;
  for (auto const value : values) sum += std::pow(static_cast<double>(value) / total, 2);
  return total > 0 ? sum : 0.0;
}

RC_GTEST_PROP(Concentration, AgreesWithSumsOverAllPairs, ()) {
  auto const columns = arbitrary_columns();
  auto const measured = measured_by_op(columns, 0, *rc::gen::element(1, 4));
  for (std::uint32_t segment = 0; segment < columns.count(); ++segment) {
    auto const values = columns.live(segment);
    RC_ASSERT(std::abs(measured[segment].gini - gini_of_pairs(values)) < 1e-12);
    RC_ASSERT(std::abs(measured[segment].herfindahl - herfindahl_of_shares(values)) < 1e-12);
  }
}

RC_GTEST_PROP(Concentration, CountsTheFewestWhoHoldAMajority, ()) {
  auto const columns = arbitrary_columns();
  auto const measured = measured_by_op(columns, 0);
  for (std::uint32_t segment = 0; segment < columns.count(); ++segment) {
    auto values = columns.live(segment);
    std::sort(values.begin(), values.end(), std::greater<>{});
    auto const held = [&](std::uint32_t count) {
      return std::accumulate(values.begin(), values.begin() + count, UInt128{0});
    };
    auto const& found = measured[segment];
    if (found.total == 0) continue;
    RC_ASSERT(2 * held(found.nakamoto) > found.total);
    RC_ASSERT(2 * held(found.nakamoto - 1) <= found.total);
  }
}

}  // namespace
}  // namespace flywheel::statistics
