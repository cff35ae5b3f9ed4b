#include "kernels/statistics/quantiles.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "kernels/statistics/sort_in_segments.hpp"
#include "tests/unit/statistics/columns.hpp"

namespace flywheel::statistics {
namespace {

[[nodiscard]] std::vector<std::uint64_t> sorted_by_op(Columns const& columns, int threads = 1) {
  std::vector<std::uint64_t> sorted(columns.rows());
  sort_in_segments(HostBackend{threads}, columns.segments(), columns.rows(), columns.values.data(), sorted.data());
  return sorted;
}

[[nodiscard]] std::vector<std::uint64_t> quantiles_by_op(Columns const& columns,
                                                         std::vector<std::uint32_t> const& probabilities_ppm) {
  auto const sorted = sorted_by_op(columns);
  auto const count = static_cast<std::uint32_t>(probabilities_ppm.size());
  std::vector<std::uint64_t> found(std::size_t{columns.count()} * count, 99);
  quantiles(HostBackend{}, columns.segments(), sorted.data(), probabilities_ppm.data(), count, found.data());
  return found;
}

/// Five numbers, worked by hand: ceil(5 p) = 1, 2, 3, 4, 5 for p = 0.2, 0.25, 0.5, 0.75, 1.
TEST(Quantiles, AreOrderStatisticsOfAWorkedExample) {
  Columns columns;
  columns.add({30, 10, 50, 20, 40});
  EXPECT_EQ(quantiles_by_op(columns, {0, 200'000, 200'001, 250'000, 500'000, 750'000, 1'000'000}),
            (std::vector<std::uint64_t>{10, 10, 20, 20, 30, 40, 50}));
}

TEST(Quantiles, OfNothingAreZero) {
  Columns columns;
  columns.add({}, 2);
  columns.add({7});
  EXPECT_EQ(quantiles_by_op(columns, {0, 500'000}), (std::vector<std::uint64_t>{0, 0, 7, 7}));
}

RC_GTEST_PROP(SortInSegments, OrdersTheLiveRowsOfEachSegment, ()) {
  auto const columns = arbitrary_columns();
  auto const sorted = sorted_by_op(columns, *rc::gen::element(1, 4));
  for (std::uint32_t segment = 0; segment < columns.count(); ++segment) {
    auto expected = columns.live(segment);
    std::sort(expected.begin(), expected.end());
    auto const first = sorted.begin() + columns.offsets[segment];
    RC_ASSERT(std::equal(expected.begin(), expected.end(), first));
  }
}

RC_GTEST_PROP(Quantiles, AreTheLeastValueThatEnoughRowsDoNotExceed, ()) {
  auto const columns = arbitrary_columns();
  auto const probability = *rc::gen::inRange<std::uint32_t>(1, certain_ppm + 1);
  auto const found = quantiles_by_op(columns, {probability});
  for (std::uint32_t segment = 0; segment < columns.count(); ++segment) {
    auto const values = columns.live(segment);
    if (values.empty()) continue;
    auto const reaches = [&](std::uint64_t bound) {
      auto const under = std::count_if(values.begin(), values.end(), [&](std::uint64_t x) { return x <= bound; });
      return static_cast<std::uint64_t>(under) * certain_ppm >= values.size() * std::uint64_t{probability};
    };
    RC_ASSERT(reaches(found[segment]));
    RC_ASSERT(found[segment] == 0 || !reaches(found[segment] - 1));
  }
}

}  // namespace
}  // namespace flywheel::statistics
