#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel {

/// Calls body(segment, row) for every row of a tile.
template <class Body>
struct RowByRow {
  Body body;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) body(tile.segment, row);
  }
};

/// Calls body(segment, row) for every live row of the visited segments.
template <class Backend, class Body>
void for_each_row(Backend const& on, Segments const& segments, Body const& body) {
  for_each_tile(on, segments, RowByRow<Body>{body});
}

/// A sum that fold_tiles can fold.
template <class Total>
struct Sum {
  Total total;

  FLYWHEEL_HD void merge(Sum const& other) { total += other.total; }
};

template <class Total, class Value>
struct AddColumn {
  Value const* column;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, Sum<Total>& sum) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      sum.total += static_cast<Total>(column[row]);
    }
  }
};

/// totals[s] = sum of column over the live rows of segment s; exact while Total holds it.
template <class Total, class Backend, class Value>
void sum_in_segments(Backend const& on, Segments const& segments, Value const* column, Sum<Total>* totals) {
  fold_tiles(on, segments, AddColumn<Total, Value>{column}, totals);
}

}  // namespace flywheel
