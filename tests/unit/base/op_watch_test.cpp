#include "kernels/base/op_watch.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>

namespace flywheel {
namespace {

void inner(HostBackend const& on) {
  OpWatch const watch{on, "inner"};
}

void outer(HostBackend const& on) {
  OpWatch const watch{on, "outer"};
  inner(on);
  inner(on);
}

void breaks(HostBackend const& on) {
  OpWatch const watch{on, "breaks"};
  throw std::runtime_error{"no"};
}

/// "outer 1, inner 2"
std::string calls_of(OpCosts const& costs) {
  std::string text;
  for (auto const& [name, calls, seconds, bytes] : costs.all()) {
    EXPECT_GE(seconds, 0.0);
    EXPECT_EQ(bytes, 0.0);
    text += (text.empty() ? "" : ", ") + std::string{name} + " " + std::to_string(calls);
  }
  return text;
}

TEST(OpWatch, CountsCallsButNotWhatAnOpCallsItself) {
  OpCosts costs;
  {
    ListenToOps const listen{&costs};
    outer({});
    inner({});
    outer({});
  }
  EXPECT_EQ(calls_of(costs), "outer 2, inner 1");
}

TEST(OpWatch, TellsNobodyUnlessAsked) {
  OpCosts costs;
  outer({});
  {
    ListenToOps const listen{&costs};
    ListenToOps const nobody{nullptr};
    outer({});
  }
  inner({});
  EXPECT_EQ(calls_of(costs), "");
}

TEST(OpWatch, TellsWhoAskedLast) {
  OpCosts first, second;
  ListenToOps const listen{&first};
  {
    ListenToOps const closer{&second};
    outer({});
  }
  inner({});
  EXPECT_EQ(calls_of(first), "inner 1");
  EXPECT_EQ(calls_of(second), "outer 1");
}

TEST(OpWatch, GoesOnAfterAnOpThatBreaks) {
  OpCosts costs;
  ListenToOps const listen{&costs};
  EXPECT_THROW(breaks({}), std::runtime_error);
  inner({});
  EXPECT_EQ(calls_of(costs), "breaks 1, inner 1");
}

/// Segments of 4, 0, 3 and 5 slots, with 2, 0, 3 and 4 live rows.
TEST(OpWatch, CountsTheBytesOfTheRowsThatAnOpVisits) {
  std::uint32_t const offsets[] = {0, 4, 4, 7, 12};
  std::uint32_t const used[] = {2, 0, 3, 4};
  std::uint32_t const picked[] = {0, 1, 3};
  EXPECT_EQ(visited_rows(HostBackend{}, {offsets, used, 4}), 9U);
  EXPECT_EQ(visited_rows(HostBackend{}, {offsets, nullptr, 4}), 12U);
  EXPECT_EQ(visited_rows(HostBackend{}, {offsets, used, 4, picked, 3}), 6U);
  EXPECT_EQ(visited_rows(HostBackend{}, {offsets, used, 4, picked, 0}), 0U);
  OpCosts costs;
  HostBackend const on;
  {
    ListenToOps const listen{&costs};
    for (int call = 0; call < 2; ++call) OpWatch const watch{on, "pass", {offsets, used, 4}, 10};
  }
  ASSERT_EQ(costs.all().size(), 1U);
  EXPECT_EQ(costs.all()[0].bytes, 180.0);
}

TEST(OpWatch, HearsItsOwnThreadAlone) {
  OpCosts costs;
  ListenToOps const listen{&costs};
  std::thread{[] { outer({}); }}.join();
  EXPECT_EQ(calls_of(costs), "");
}

}  // namespace
}  // namespace flywheel
