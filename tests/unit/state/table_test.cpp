#include "sim/state/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace flywheel::state {
namespace {

using ::testing::ElementsAre;

/// Three segments of 2, 0 and 3 slots, rows 10, 20, 30, 40, 50, none of them live.
class RowsOfAColumn : public ::testing::Test {
 protected:
  RowsOfAColumn() { table_.write<std::uint64_t>(rows_, std::vector<std::uint64_t>{10, 20, 30, 40, 50}); }

  Table table_{"agents", HostBackend{}, std::vector<std::uint32_t>{2, 0, 3}};
  Column<std::uint8_t> before_ = table_.add<std::uint8_t>("before");
  Column<std::uint64_t> rows_ = table_.add<std::uint64_t>("rows");
};

TEST_F(RowsOfAColumn, AreWrittenWithoutTouchingTheirNeighbours) {
  table_.write_rows(rows_, table_.first(2), std::vector<std::uint64_t>{31, 41});
  EXPECT_THAT(table_.read(rows_), ElementsAre(10, 20, 31, 41, 50));
  table_.write_rows(rows_, 0, std::vector<std::uint64_t>{11});
  table_.write_rows(rows_, 5, std::vector<std::uint64_t>{});
  EXPECT_THAT(table_.read(rows_), ElementsAre(11, 20, 31, 41, 50));
  EXPECT_THAT(table_.read(before_), ElementsAre(0, 0, 0, 0, 0));
}

TEST_F(RowsOfAColumn, AreReadFromAnyRowOn) {
  EXPECT_THAT(table_.read_rows(rows_, 1, 3), ElementsAre(20, 30, 40));
  EXPECT_THAT(table_.read_rows(rows_, 4, 1), ElementsAre(50));
  EXPECT_THAT(table_.read_rows(rows_, 5, 0), ElementsAre());
}

TEST_F(RowsOfAColumn, EndWhereTheTableDoes) {
  EXPECT_THROW(static_cast<void>(table_.read_rows(rows_, 3, 3)), std::logic_error);
  EXPECT_THROW(table_.write_rows(rows_, 5, std::vector<std::uint64_t>{1}), std::logic_error);
  EXPECT_THAT(table_.read(rows_), ElementsAre(10, 20, 30, 40, 50));
}

}  // namespace
}  // namespace flywheel::state
