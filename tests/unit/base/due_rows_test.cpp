#include "kernels/base/due_rows.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "kernels/base/loops.hpp"

namespace flywheel {
namespace {

/// Due rows over memory of their own; times of row r in `script[r]`, one after another.
struct OwnedRows {
  explicit OwnedRows(std::vector<std::uint32_t> segment_rows) : offsets{0} {
    for (auto const rows : segment_rows) offsets.push_back(offsets.back() + rows);
    auto const segments = static_cast<std::uint32_t>(segment_rows.size());
    next.assign(offsets.back(), never_ms);
    least.assign(DueRows::least_count(offsets.back(), segments), never_ms);
    due = {{offsets.data(), nullptr, segments}, next.data(), least.data()};
  }

  /// (row, time) of every event before until, in the order of handling; the next one is `wait` later.
  std::vector<std::pair<std::uint32_t, TimeMs>> visit(TimeMs until_ms, TimeMs wait_ms) const {
    std::vector<std::pair<std::uint32_t, TimeMs>> seen;
    for_each_tile(HostBackend{}, due.rows, [&](auto const& tile) {
      due.visit(
          tile, until_ms, [](std::uint32_t) {},
          [&](std::uint32_t row, TimeMs now) {
            seen.emplace_back(row, now);
            return now + wait_ms;
          });
    });
    return seen;
  }

  std::vector<std::uint32_t> offsets;
  std::vector<TimeMs> next;
  std::vector<TimeMs> least;
  DueRows due{};
};

using Seen = std::vector<std::pair<std::uint32_t, TimeMs>>;

TEST(DueRows, LeaveEventsAtTheWindowsEndForTheNextWindow) {
  OwnedRows const owned{{9}};
  owned.due.plan(0, 8, 10);
  EXPECT_EQ(owned.visit(10, 5), Seen{});
  EXPECT_EQ(owned.visit(11, 5), (Seen{{8, 10}}));
}

TEST(DueRows, TakeAllEventsOfARowThatFallIntoTheWindow) {
  OwnedRows const owned{{3}};
  owned.due.plan(0, 1, 2);
  EXPECT_EQ(owned.visit(10, 3), (Seen{{1, 2}, {1, 5}, {1, 8}}));
  EXPECT_EQ(owned.visit(12, 3), (Seen{{1, 11}}));
}

TEST(DueRows, ForgetACancelledEvent) {
  OwnedRows const owned{{8}};
  owned.due.plan(0, 3, 1);
  owned.due.plan(0, 3, never_ms);
  EXPECT_EQ(owned.visit(100, 1000), Seen{});
}

TEST(DueRows, KeepSegmentsApartThatShareACacheLine) {
  OwnedRows const owned{{3, 2, 11}};
  owned.due.plan(0, 2, 4);
  owned.due.plan(1, 3, 1);
  owned.due.plan(2, 15, 2);
  EXPECT_EQ(owned.visit(3, 100), (Seen{{3, 1}, {15, 2}}));
  EXPECT_EQ(owned.visit(5, 100), (Seen{{2, 4}}));
}

RC_GTEST_PROP(DueRows, AgreeWithAFullScanUnderAnyPlans, ()) {
  auto const rows = *rc::gen::inRange(1U, 40U);
  OwnedRows const owned{{rows, 5}};
  std::vector<TimeMs> scanned(rows + 5, never_ms);
  for (TimeMs until = 5; until < 50; until += 5) {
    for (int plans = *rc::gen::inRange(0, 6); plans > 0; --plans) {
      auto const row = *rc::gen::inRange(0U, rows + 5);
      auto const time = *rc::gen::inRange<TimeMs>(until - 5, until + 10);
      owned.due.plan(row < rows ? 0 : 1, row, time);
      scanned[row] = time;
    }
    Seen wanted;
    for (std::uint32_t row = 0; row < rows + 5; ++row) {
      for (; scanned[row] < until; scanned[row] += 4) wanted.emplace_back(row, scanned[row]);
    }
    RC_ASSERT(owned.visit(until, 4) == wanted);
    RC_ASSERT(owned.next == scanned);
  }
}

}  // namespace
}  // namespace flywheel
