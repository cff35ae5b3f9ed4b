#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/sorting.hpp"
#include "kernels/base/wide_integer.hpp"
#include "kernels/exchange/split_pro_rata.hpp"

namespace flywheel::exchange {
namespace {

using Total = Sum<std::uint64_t>;

/// What the steps hand on to one another.
struct SplitWork {
  Total* weights;             // [segments] sum of weights
  Total* floors;              // [segments] sum of floored shares
  std::uint64_t* left_over;   // [segments] units for the largest remainders
  std::uint64_t* starts;      // [segments] place of a segment's first row once the live rows are sorted
  std::uint64_t* keys;        // [slots]
  std::uint32_t* order;       // [slots] row at a place
  std::uint32_t* segment_of;  // [slots]
};

/// Puts slots without a live row behind all others.
struct ClearSlot {
  SplitWork work;
  std::uint32_t nowhere;

  FLYWHEEL_HD void operator()(std::uint32_t slot) const {
    work.keys[slot] = highest<std::uint64_t>();
    work.order[slot] = slot;
    work.segment_of[slot] = nowhere;
  }
};

struct ClearSegment {
  SplitWork work;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const { work.starts[segment] = 0; }
};

struct CountLive {
  SplitProRata args;
  SplitWork work;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    work.starts[segment] = args.rows.last(segment) - args.rows.first(segment);
  }
};

/// The larger the remainder, the smaller the key.
struct FloorShare {
  SplitProRata args;
  SplitWork work;

  FLYWHEEL_HD void operator()(std::uint32_t segment, std::uint32_t row) const {
    std::uint64_t const weights = work.weights[segment].total;
    auto const exact = mul_div(args.amount_base_units[segment], args.weight[row], weights == 0 ? 1 : weights);
    args.share_base_units[row] = weights == 0 ? 0 : static_cast<std::uint64_t>(exact.quotient);
    work.keys[row] = ~static_cast<std::uint64_t>(exact.remainder);
    work.segment_of[row] = segment;
  }
};

struct KeepLeftOver {
  SplitProRata args;
  SplitWork work;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    bool const is_shared = work.weights[segment].total != 0;
    std::uint64_t const rest = args.amount_base_units[segment] - work.floors[segment].total;
    work.left_over[segment] = is_shared ? rest : 0;
    args.unpaid_base_units[segment] = is_shared ? 0 : rest;
  }
};

struct KeyBySegment {
  SplitWork work;

  FLYWHEEL_HD void operator()(std::uint32_t place) const { work.keys[place] = work.segment_of[work.order[place]]; }
};

struct GiveLeftOver {
  SplitProRata args;
  SplitWork work;

  FLYWHEEL_HD void operator()(std::uint32_t place) const {
    std::uint32_t const row = work.order[place];
    std::uint32_t const segment = work.segment_of[row];
    if (segment == args.rows.count) return;
    if (place - work.starts[segment] < work.left_over[segment]) args.share_base_units[row] += 1;
  }
};

/// Live rows by segment, then by falling remainder, then by row.
template <class Backend>
void sort_rows(Backend const& on, SplitProRata const& args, SplitWork const& work) {
  stable_sort_by_key(on, work.keys, work.order, args.slots);
  if (args.rows.count == 1) return;
  for_each_index(on, args.slots, KeyBySegment{work});
  stable_sort_by_key(on, work.keys, work.order, args.slots);
}

}  // namespace

template <class Backend>
void split_pro_rata(Backend const& on, SplitProRata const& args) {
  OpWatch const watch{on, "split_pro_rata"};
  std::uint32_t const segments = args.rows.count;
  Scratch<Total, Backend> const weights{on, segments};
  Scratch<Total, Backend> const floors{on, segments};
  Scratch<std::uint64_t, Backend> const left_over{on, segments};
  Scratch<std::uint64_t, Backend> const starts{on, segments};
  Scratch<std::uint64_t, Backend> const keys{on, args.slots};
  Scratch<std::uint32_t, Backend> const order{on, args.slots};
  Scratch<std::uint32_t, Backend> const segment_of{on, args.slots};
  SplitWork const work{weights.data(), floors.data(), left_over.data(), starts.data(),
                       keys.data(),    order.data(),  segment_of.data()};
  for_each_index(on, args.slots, ClearSlot{work, segments});
  for_each_index(on, segments, ClearSegment{work});
  for_each_segment(on, args.rows, CountLive{args, work});
  exclusive_sums(on, work.starts, work.starts, segments);
  sum_in_segments(on, args.rows, args.weight, work.weights);
  for_each_row(on, args.rows, FloorShare{args, work});
  sum_in_segments(on, args.rows, args.share_base_units, work.floors);
  for_each_segment(on, args.rows, KeepLeftOver{args, work});
  sort_rows(on, args, work);
  for_each_index(on, args.slots, GiveLeftOver{args, work});
}

}  // namespace flywheel::exchange
