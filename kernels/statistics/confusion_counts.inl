#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/confusion_counts.hpp"

namespace flywheel::statistics {
namespace {

struct CountVerdicts {
  std::uint8_t const* flags;
  std::uint8_t const* guilty;
  std::uint8_t const* counted;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, ConfusionCounts& counts) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      if (counted != nullptr && counted[row] == 0) continue;
      bool const is_flagged = flags[row] != 0;
      bool const is_guilty = guilty[row] != 0;
      counts.true_positives += is_flagged && is_guilty ? 1 : 0;
      counts.false_positives += is_flagged && !is_guilty ? 1 : 0;
      counts.true_negatives += !is_flagged && !is_guilty ? 1 : 0;
      counts.false_negatives += !is_flagged && is_guilty ? 1 : 0;
    }
  }
};

}  // namespace

template <class Backend>
void confusion_counts(Backend const& on, Segments const& rows, std::uint8_t const* flags, std::uint8_t const* guilty,
                      std::uint8_t const* counted, ConfusionCounts* counts) {
  OpWatch const watch{on, "confusion_counts"};
  fold_tiles(on, rows, CountVerdicts{flags, guilty, counted}, counts);
}

}  // namespace flywheel::statistics
