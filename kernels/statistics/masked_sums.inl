#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/masked_sums.hpp"

namespace flywheel::statistics {
namespace {

struct SumChosen {
  std::uint64_t const* values;
  std::uint8_t const* key;
  std::uint8_t wanted;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, MaskedSum& sum) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      std::uint64_t const is_chosen = key[row] == wanted ? 1 : 0;
      sum.total += values[row] & (0 - is_chosen);
      sum.rows += is_chosen;
    }
  }
};

/// Of a row: value 8, key 1.
constexpr std::uint32_t bytes_to_sum = 9;

}  // namespace

template <class Backend>
void masked_sums(Backend const& on, Segments const& segments, std::uint64_t const* values, std::uint8_t const* key,
                 std::uint8_t wanted, MaskedSum* sums) {
  OpWatch const watch{on, "masked_sums", segments, bytes_to_sum};
  fold_tiles(on, segments, SumChosen{values, key, wanted}, sums);
}

}  // namespace flywheel::statistics
