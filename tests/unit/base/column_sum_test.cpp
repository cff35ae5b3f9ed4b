#include "kernels/base/column_sum.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace flywheel {
namespace {

/// Row by row in 128 bits, as slow as it is plain.
UInt128 slow_sum(std::vector<std::uint64_t> const& rows, std::uint32_t first, std::uint32_t last) {
  UInt128 sum = 0;
  for (std::uint32_t row = first; row < last; ++row) sum += rows[row];
  return sum;
}

TEST(ColumnSums, CarryBeyond64Bits) {
  std::vector<std::uint32_t> const offsets{0, 3};
  std::vector<std::uint64_t> const rows{highest<std::uint64_t>(), highest<std::uint64_t>(), 2};
  auto const sums = column_sums(HostBackend{}, {offsets.data(), nullptr, 1}, rows.data());
  EXPECT_TRUE(sums.at(0) == static_cast<UInt128>(1) << 65);
}

TEST(ColumnSums, TakeLiveRowsOnlyOfEverySegment) {
  std::vector<std::uint32_t> const offsets{0, 9'000, 9'000, 9'010};
  std::vector<std::uint32_t> const used{8'193, 0, 10};
  std::vector<std::uint64_t> rows(9'010);
  for (std::uint32_t row = 0; row < rows.size(); ++row) rows[row] = 0x9E37'79B9'7F4A'7C15 * (row + 1);
  auto const sums = column_sums(HostBackend{2}, {offsets.data(), used.data(), 3}, rows.data());
  ASSERT_EQ(sums.size(), 3u);
  EXPECT_TRUE(sums[0] == slow_sum(rows, 0, 8'193));
  EXPECT_TRUE(sums[1] == 0);
  EXPECT_TRUE(sums[2] == slow_sum(rows, 9'000, 9'010));
}

}  // namespace
}  // namespace flywheel
