#include "kernels/base/column_sum.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"

namespace flywheel {
namespace {

/// Adds a tile's halves of 32 bits apart: their sums fit 64 bits, and so stay in vector registers.
struct AddHalves {
  std::uint64_t const* column;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, Sum<UInt128>& sum) const {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      low += column[row] & 0xFFFFFFFF;
      high += column[row] >> 32;
    }
    sum.total += low + (static_cast<UInt128>(high) << 32);
  }
};

}  // namespace

template <class Backend>
std::vector<UInt128> column_sums(Backend const& on, Segments const& segments, std::uint64_t const* column) {
  OpWatch const watch{on, "column_sums", segments, sizeof(*column)};
  Scratch<Sum<UInt128>, Backend> const totals{on, segments.count};
  fold_tiles(on, segments, AddHalves{column}, totals.data());
  std::vector<UInt128> sums(segments.count);
  copy_to_host(on, sums.data(), totals.data(), sums.size() * sizeof(UInt128));
  return sums;
}

}  // namespace flywheel
