#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::statistics {

/// What the chosen rows of a segment hold.
struct MaskedSum {
  UInt128 total;
  std::uint64_t rows;  // chosen

  FLYWHEEL_HD void merge(MaskedSum const& other) {
    total += other.total;
    rows += other.rows;
  }
};

/// Sums a column over the live rows of each segment whose key is the wanted one: the stake of those active, the income
/// of a class.
///     total = sum of values[row] with key[row] = wanted, exact
/// Shape   values, key [rows] -> sums [segments].
template <class Backend>
void masked_sums(Backend const& on, Segments const& segments, std::uint64_t const* values, std::uint8_t const* key,
                 std::uint8_t wanted, MaskedSum* sums);

}  // namespace flywheel::statistics
