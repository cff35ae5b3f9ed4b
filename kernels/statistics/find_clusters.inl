#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/find_clusters.hpp"
#include "kernels/statistics/power_iteration.hpp"

namespace flywheel::statistics {
namespace {

struct FindCluster {
  FindClusters args;
  std::uint64_t* scale;   // [slots]
  std::int64_t* rows;     // [2 x slots]
  std::int64_t* columns;  // [2 x segments x columns]

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    std::uint32_t const first = args.rows.first(segment);
    std::uint32_t const last = args.rows.last(segment);
    std::int64_t* const own_columns = columns + std::uint64_t{2} * segment * args.columns;
    PowerIteration const power{args.weights,
                               first,
                               last,
                               args.columns,
                               scale,
                               own_columns,
                               rows,
                               rows + args.slots,
                               own_columns + args.columns};
    std::uint32_t const voters = power.begin();
    std::int64_t moved = PowerIteration::whole;
    for (std::uint32_t i = 0; i < args.most_iterations && moved >= PowerIteration::settled_below; ++i)
      moved = power.step();
    bool const is_apart = moved >= 0 && voters > 1;
    args.explained_share[segment] = is_apart ? power.explained_share() : 0.0;
    for (std::uint32_t row = first; row < last; ++row) {
      args.loading[row] = is_apart ? static_cast<std::int32_t>(rows[row]) : 0;
    }
    mark(first, last);
  }

 private:
  FLYWHEEL_HD void mark(std::uint32_t first, std::uint32_t last) const {
    std::uint64_t held[2] = {0, 0};  // by the negative side, by the other
    std::int64_t farthest[2] = {0, 0};
    for (std::uint32_t row = first; row < last; ++row) {
      std::int64_t const loading = args.loading[row];
      auto const side = loading < 0 ? 0 : 1;
      std::int64_t const distance = loading < 0 ? -loading : loading;
      if (loading != 0) held[side] += args.holding[row];
      farthest[side] = distance > farthest[side] ? distance : farthest[side];
    }
    std::int64_t const sign = held[0] <= held[1] ? -1 : 1;
    std::int64_t const out = farthest[sign < 0 ? 0 : 1];
    for (std::uint32_t row = first; row < last; ++row) {
      std::int64_t const distance = sign * args.loading[row];
      args.in_cluster[row] = distance > 0 && 2 * distance >= out ? 1 : 0;
    }
  }
};

}  // namespace

template <class Backend>
void find_clusters(Backend const& on, FindClusters const& args) {
  OpWatch const watch{on, "find_clusters"};
  Scratch<std::uint64_t, Backend> const scale{on, args.slots};
  Scratch<std::int64_t, Backend> const rows{on, std::size_t{2} * args.slots};
  Scratch<std::int64_t, Backend> const columns{on, std::size_t{2} * args.rows.count * args.columns};
  for_each_segment(on, args.rows, FindCluster{args, scale.data(), rows.data(), columns.data()});
}

}  // namespace flywheel::statistics
