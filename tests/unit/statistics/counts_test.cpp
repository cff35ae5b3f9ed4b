#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>

#include "kernels/statistics/counts_by_key.hpp"
#include "kernels/statistics/masked_sums.hpp"
#include "tests/unit/statistics/columns.hpp"

namespace flywheel::statistics {
namespace {

std::vector<std::uint8_t> arbitrary_keys(std::size_t rows, std::uint8_t keys) {
  return *rc::gen::container<std::vector<std::uint8_t>>(rows, rc::gen::inRange<std::uint8_t>(0, keys));
}

RC_GTEST_PROP(CountsByKey, CountEachPairOfKeysInEachSegment, ()) {
  auto const columns = arbitrary_columns();
  auto const device_class = arbitrary_keys(columns.rows(), 5);
  auto const state = arbitrary_keys(columns.rows(), 5);
  std::uint32_t const classes = 4;  // class 4 and state 4 are out of range: not counted
  std::uint32_t const states = 4;
  std::vector<std::uint64_t> counts(std::size_t{columns.count()} * classes * states, 55);
  counts_by_key(HostBackend{*rc::gen::element(1, 4)}, columns.segments(),
                {device_class.data(), classes, state.data(), states}, counts.data());
  std::vector<std::uint64_t> expected(counts.size(), 0);
  for (std::uint32_t segment = 0; segment < columns.count(); ++segment) {
    auto const first = columns.offsets[segment];
    for (auto row = first; row < first + columns.used[segment]; ++row) {
      if (device_class[row] < classes && state[row] < states) {
        expected[(segment * classes + device_class[row]) * states + state[row]] += 1;
      }
    }
  }
  RC_ASSERT(counts == expected);
}

TEST(CountsByKey, CountOneKeyOverManyTiles) {
  std::vector<std::uint8_t> key(9'001);
  for (std::size_t row = 0; row < key.size(); ++row) key[row] = static_cast<std::uint8_t>(row % 3);
  std::vector<std::uint32_t> const offsets{0, 9'001};
  std::vector<std::uint64_t> counts(3, 9);
  counts_by_key(HostBackend{4}, {offsets.data(), nullptr, 1}, {key.data(), 3}, counts.data());
  EXPECT_EQ(counts, (std::vector<std::uint64_t>{3'001, 3'000, 3'000}));
}

TEST(CountsByKey, RefuseMoreKeysThanTheyHaveRoomFor) {
  std::uint32_t const offsets[] = {0};
  EXPECT_THROW(counts_by_key(HostBackend{}, {offsets, nullptr, 0}, {nullptr, 256, nullptr, 17}, nullptr),
               std::invalid_argument);
}

RC_GTEST_PROP(MaskedSums, AddWhatTheChosenRowsHold, ()) {
  auto const columns = arbitrary_columns();
  auto const key = arbitrary_keys(columns.rows(), 3);
  std::vector<MaskedSum> sums(columns.count(), {9, 9});
  masked_sums(HostBackend{*rc::gen::element(1, 4)}, columns.segments(), columns.values.data(), key.data(), 1,
              sums.data());
  for (std::uint32_t segment = 0; segment < columns.count(); ++segment) {
    MaskedSum expected{0, 0};
    for (std::uint32_t i = 0; i < columns.used[segment]; ++i) {
      if (key[columns.offsets[segment] + i] != 1) continue;
      expected.total += columns.live(segment)[i];
      expected.rows += 1;
    }
    RC_ASSERT(sums[segment].total == expected.total);
    RC_ASSERT(sums[segment].rows == expected.rows);
  }
}

}  // namespace
}  // namespace flywheel::statistics
