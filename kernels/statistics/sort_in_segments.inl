#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/sorting.hpp"
#include "kernels/statistics/sort_in_segments.hpp"

namespace flywheel::statistics {
namespace {

/// Every slot: a key behind all live ones of its segment.
struct MarkSlot {
  std::uint64_t* segment_keys;

  FLYWHEEL_HD void operator()(std::uint32_t segment, std::uint32_t row) const {
    segment_keys[row] = std::uint64_t{2} * segment + 1;
  }
};

struct MarkLive {
  std::uint64_t* segment_keys;

  FLYWHEEL_HD void operator()(std::uint32_t segment, std::uint32_t row) const {
    segment_keys[row] = std::uint64_t{2} * segment;
  }
};

struct TakeValue {
  std::uint64_t const* values;
  std::uint64_t* keys;
  std::uint32_t* rows;

  FLYWHEEL_HD void operator()(std::uint32_t row) const {
    keys[row] = values[row];
    rows[row] = row;
  }
};

struct GatherKey {
  std::uint64_t const* segment_keys;
  std::uint32_t const* rows;
  std::uint64_t* keys;

  FLYWHEEL_HD void operator()(std::uint32_t place) const { keys[place] = segment_keys[rows[place]]; }
};

struct GatherValue {
  std::uint64_t const* values;
  std::uint32_t const* rows;
  std::uint64_t* sorted;

  FLYWHEEL_HD void operator()(std::uint32_t place) const { sorted[place] = values[rows[place]]; }
};

}  // namespace

template <class Backend>
void sort_in_segments(Backend const& on, Segments const& segments, std::uint32_t rows, std::uint64_t const* values,
                      std::uint64_t* sorted) {
  OpWatch const watch{on, "sort_in_segments"};
  Scratch<std::uint64_t, Backend> const segment_keys{on, rows};
  Scratch<std::uint64_t, Backend> const keys{on, rows};
  Scratch<std::uint32_t, Backend> const order{on, rows};
  for_each_row(on, Segments{segments.offsets, nullptr, segments.count}, MarkSlot{segment_keys.data()});
  for_each_row(on, segments, MarkLive{segment_keys.data()});

  // By value, then stably by segment: a segment's slots are contiguous, so its live rows come to lie at its start.
  for_each_index(on, rows, TakeValue{values, keys.data(), order.data()});
  stable_sort_by_key(on, keys.data(), order.data(), rows);
  for_each_index(on, rows, GatherKey{segment_keys.data(), order.data(), keys.data()});
  stable_sort_by_key(on, keys.data(), order.data(), rows);
  for_each_index(on, rows, GatherValue{values, order.data(), sorted});
}

}  // namespace flywheel::statistics
