#include "kernels/base/event_queue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <vector>

namespace flywheel {
namespace {

/// A queue over its own memory for two kinds of `rows` rows each.
struct OwnedQueue {
  explicit OwnedQueue(std::uint32_t rows) : heap(2 * rows), places(2 * rows) {
    queue.heap = heap.data();
    queue.place[0] = places.data();
    queue.place[1] = places.data() + rows;
    queue.size = &size;
  }
  std::vector<PlannedEvent> heap;
  std::vector<std::uint32_t> places;
  std::uint32_t size = 0;
  EventQueue queue{};
};

TEST(EventQueue, HandsOutCoincidingEventsByKindThenRow) {
  OwnedQueue owned{4};
  owned.queue.plan(EventKey::of(1, 0), 5);
  owned.queue.plan(EventKey::of(0, 3), 5);
  owned.queue.plan(EventKey::of(0, 2), 5);
  std::vector<std::uint32_t> order;
  while (owned.queue.has_event_before(6)) {
    auto const key = owned.queue.least().key;
    order.push_back(key.packed);
    owned.queue.cancel(key);
  }
  EXPECT_EQ(order, (std::vector<std::uint32_t>{EventKey::of(0, 2).packed, EventKey::of(0, 3).packed,
                                               EventKey::of(1, 0).packed}));
}

TEST(EventQueue, LeavesEventsAtTheWindowsEndForTheNextWindow) {
  OwnedQueue owned{1};
  owned.queue.plan(EventKey::of(0, 0), 10);
  EXPECT_FALSE(owned.queue.has_event_before(10));
  EXPECT_TRUE(owned.queue.has_event_before(11));
}

RC_GTEST_PROP(EventQueue, AgreesWithASortedMapUnderAnySequenceOfPlansAndCancellations, ()) {
  constexpr std::uint32_t rows = 20;
  OwnedQueue owned{rows};
  std::map<std::uint32_t, TimeMs> planned;
  auto const steps = *rc::gen::inRange(0, 200);
  for (int step = 0; step < steps; ++step) {
    auto const key = EventKey::of(*rc::gen::inRange(0U, 2U), *rc::gen::inRange(0U, rows));
    if (*rc::gen::inRange(0, 4) == 0) {
      owned.queue.cancel(key);
      planned.erase(key.packed);
    } else {
      auto const time = *rc::gen::inRange<TimeMs>(0, 10);
      owned.queue.plan(key, time);
      planned[key.packed] = time;
    }
    RC_ASSERT(owned.size == planned.size());
    if (planned.empty()) continue;
    auto least = planned.begin();
    for (auto it = planned.begin(); it != planned.end(); ++it) {
      if (it->second < least->second) least = it;
    }
    RC_ASSERT(owned.queue.least().key.packed == least->first);
    RC_ASSERT(owned.queue.least().time_ms == least->second);
  }
}

}  // namespace
}  // namespace flywheel
