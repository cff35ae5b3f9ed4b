#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/concentration.hpp"
#include "kernels/statistics/ratio.hpp"

namespace flywheel::statistics {
namespace {

/// With n < 2^32 amounts below 2^64, 2 ranked and (n + 1) total stay below 2^128 and squares below 2^160.
struct HeldSums {
  UInt256 squares;
  UInt128 total;
  UInt128 ranked;  // sum of i x_(i), i from 1
  UInt128 top;

  FLYWHEEL_HD void merge(HeldSums const& other) {
    squares = squares + other.squares;
    total += other.total;
    ranked += other.ranked;
    top += other.top;
  }
};

struct SumHeld {
  Segments segments;
  std::uint64_t const* sorted;
  std::uint32_t top_ppm;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, HeldSums& sums) const {
    std::uint32_t const first = segments.first(tile.segment);
    std::uint32_t const last = segments.last(tile.segment);
    std::uint32_t const first_of_top = last - top_count(last - first);
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      UInt128 const held = sorted[row];
      sums.total += held;
      sums.ranked += held * (row - first + 1);
      sums.squares = sums.squares + UInt256{0, held * held};
      sums.top += row >= first_of_top ? held : 0;
    }
  }

  FLYWHEEL_HD std::uint32_t top_count(std::uint64_t holders) const {
    return static_cast<std::uint32_t>((holders * top_ppm + 999'999) / 1'000'000);
  }
};

struct Measure {
  Segments segments;
  std::uint64_t const* sorted;
  HeldSums const* sums;
  Concentration* measured;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    auto const& sum = sums[segment];
    std::uint32_t const first = segments.first(segment);
    std::uint32_t const last = segments.last(segment);
    std::uint32_t const holders = last - first;
    auto& found = measured[segment];
    found = {};
    found.total = sum.total;
    found.holders = holders;
    if (sum.total == 0) return;
    found.gini = ratio(2 * sum.ranked - (UInt128{holders} + 1) * sum.total, holders * sum.total);
    found.herfindahl = real_of(sum.squares) / real_of(full_product(sum.total, sum.total));
    found.top_share = ratio(sum.top, sum.total);
    found.nakamoto = least_majority(first, last, sum.total);
  }

  FLYWHEEL_HD std::uint32_t least_majority(std::uint32_t first, std::uint32_t last, UInt128 total) const {
    UInt128 held = 0;
    std::uint32_t row = last;
    while (row > first && held <= total - held) {
      --row;
      held += sorted[row];
    }
    return last - row;
  }
};

/// Of a holder: its amount.
constexpr std::uint32_t bytes_to_measure = 8;

}  // namespace

template <class Backend>
void concentration(Backend const& on, Segments const& segments, std::uint64_t const* sorted, std::uint32_t top_ppm,
                   Concentration* measured) {
  OpWatch const watch{on, "concentration", segments, bytes_to_measure};
  Scratch<HeldSums, Backend> const sums{on, segments.count};
  fold_tiles(on, segments, SumHeld{segments, sorted, top_ppm}, sums.data());
  for_each_segment(on, segments, Measure{segments, sorted, sums.data(), measured});
}

}  // namespace flywheel::statistics
