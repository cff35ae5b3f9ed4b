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
  for (auto const& [name, calls, seconds] : costs.all()) {
    EXPECT_GE(seconds, 0.0);
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

TEST(OpWatch, HearsItsOwnThreadAlone) {
  OpCosts costs;
  ListenToOps const listen{&costs};
  std::thread{[] { outer({}); }}.join();
  EXPECT_EQ(calls_of(costs), "");
}

}  // namespace
}  // namespace flywheel
