#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/base/platform.hpp"

namespace flywheel {

/// Which row of a domain an event belongs to. Kinds are few and fixed by the domain; the number orders events that
/// coincide.
struct EventKey {
  std::uint32_t packed;  // kind in the upper 3 bits, row inside the domain's segment below

  static constexpr std::uint32_t row_bits = 29;
  static constexpr std::uint32_t kinds = 8;

  FLYWHEEL_HD static constexpr EventKey of(std::uint32_t kind, std::uint32_t row) { return {kind << row_bits | row}; }
  FLYWHEEL_HD constexpr std::uint32_t kind() const { return packed >> row_bits; }
  FLYWHEEL_HD constexpr std::uint32_t row() const { return packed & ((1U << row_bits) - 1); }
};

/// One planned event. Events happen in the order of (time, kind, row).
struct PlannedEvent {
  TimeMs time_ms;
  EventKey key;
  std::uint32_t unused;  // keeps every byte of the saved state defined

  FLYWHEEL_HD friend constexpr bool operator<(PlannedEvent const& left, PlannedEvent const& right) {
    return left.time_ms != right.time_ms ? left.time_ms < right.time_ms : left.key.packed < right.key.packed;
  }
};

/// The pending events of one domain, at most one a row: a four-ary heap over memory that the caller owns.
/// Shape   heap [rows of all kinds]; place[kind] [rows of that kind], 1 + the row's place in the heap, 0 where nothing
///         is planned for it; size: how many events are pending. All zero is the empty queue.
/// Cost    O(log4 pending) for each change; the least event is heap[0].
class EventQueue {
 public:
  PlannedEvent* heap;
  std::uint32_t* place[EventKey::kinds];
  std::uint32_t* size;

  FLYWHEEL_HD bool has_event_before(TimeMs until_ms) const { return *size > 0 && heap[0].time_ms < until_ms; }
  FLYWHEEL_HD PlannedEvent const& least() const { return heap[0]; }

  /// Plans the row's next event in place of the one it had. never_ms takes it off the queue.
  FLYWHEEL_HD void plan(EventKey key, TimeMs time_ms) {
    std::uint32_t& at = place[key.kind()][key.row()];
    if (time_ms == never_ms) {
      if (at != 0) remove(at - 1);
      return;
    }
    PlannedEvent const event{time_ms, key, 0};
    if (at == 0) {
      sift_up((*size)++, event);
    } else {
      settle(at - 1, event);
    }
  }

  FLYWHEEL_HD void cancel(EventKey key) { plan(key, never_ms); }

 private:
  FLYWHEEL_HD void put(std::uint32_t slot, PlannedEvent const& event) {
    heap[slot] = event;
    place[event.key.kind()][event.key.row()] = slot + 1;
  }

  FLYWHEEL_HD void remove(std::uint32_t slot) {
    place[heap[slot].key.kind()][heap[slot].key.row()] = 0;
    std::uint32_t const last = --*size;
    if (slot != last) settle(slot, heap[last]);
  }

  /// Writes an event over the one in a slot and restores the order around it.
  FLYWHEEL_HD void settle(std::uint32_t slot, PlannedEvent const& event) {
    if (slot > 0 && event < heap[(slot - 1) / 4]) {
      sift_up(slot, event);
    } else {
      sift_down(slot, event);
    }
  }

  FLYWHEEL_HD void sift_up(std::uint32_t slot, PlannedEvent const& event) {
    while (slot > 0) {
      std::uint32_t const parent = (slot - 1) / 4;
      if (!(event < heap[parent])) break;
      put(slot, heap[parent]);
      slot = parent;
    }
    put(slot, event);
  }

  FLYWHEEL_HD void sift_down(std::uint32_t slot, PlannedEvent const& event) {
    for (;;) {
      std::uint32_t const first = 4 * slot + 1;
      if (first >= *size) break;
      std::uint32_t least_child = first;
      for (std::uint32_t child = first + 1; child < first + 4 && child < *size; ++child) {
        if (heap[child] < heap[least_child]) least_child = child;
      }
      if (!(heap[least_child] < event)) break;
      put(slot, heap[least_child]);
      slot = least_child;
    }
    put(slot, event);
  }
};

}  // namespace flywheel
