#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::statistics {

/// Rows of a sparse matrix of small numbers: row r has `count[r]` entries from `first[r]` on, columns ascending.
/// Domain  fewer than 2^14 entries a row, none twice.
struct SparseRows {
  std::uint64_t const* first;
  std::uint32_t const* count;
  std::uint16_t const* column;
  std::uint16_t const* value;

  FLYWHEEL_HD std::uint64_t last(std::uint32_t row) const { return first[row] + count[row]; }

  FLYWHEEL_HD std::uint64_t sum(std::uint32_t row) const {
    std::uint64_t total = 0;
    for (std::uint64_t at = first[row]; at < last(row); ++at) total += value[at];
    return total;
  }
};

}  // namespace flywheel::statistics
