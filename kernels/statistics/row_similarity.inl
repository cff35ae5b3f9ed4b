#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/row_similarity.hpp"

namespace flywheel::statistics {
namespace {

struct FindClosest {
  RowSimilarity args;

  FLYWHEEL_HD void operator()(std::uint32_t segment, std::uint32_t row) const {
    args.closest[row] = RowSimilarity::nobody;
    args.similarity[row] = 0;
    if (args.now.count[row] == 0) return;
    for (std::uint32_t other = args.rows.first(segment); other < args.rows.last(segment); ++other) {
      if (other == row || args.then.count[other] == 0) continue;
      auto const found = similarity_of(args.measure, args.now, row, args.then, other);
      if (args.closest[row] != RowSimilarity::nobody && found <= args.similarity[row]) continue;
      args.closest[row] = other;
      args.similarity[row] = found;
    }
  }
};

}  // namespace

template <class Backend>
void row_similarity(Backend const& on, RowSimilarity const& args) {
  OpWatch const watch{on, "row_similarity"};
  for_each_row(on, args.rows, FindClosest{args});
}

}  // namespace flywheel::statistics
