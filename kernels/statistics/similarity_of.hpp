#pragma once

#include "kernels/base/wide_integer.hpp"
#include "kernels/statistics/sparse_rows.hpp"

namespace flywheel::statistics {

/// How alike two rows are, in 2^-16: 65536 for rows in proportion, 0 where no column is common.
///     cosine   floor(a.b / (|a| |b|))
///     overlap  floor(sum_j min(a_j / A, b_j / B)),  A = sum a;  1 - half the L1 distance of the shares
/// Overlap tells a copy from a likeness better: a cosine forgives small differences (1 - d^2 / 2 near 1).
enum class Similarity : std::uint8_t { cosine, overlap };

/// The largest integer whose square does not exceed the value.
FLYWHEEL_HD constexpr std::uint64_t floor_of_root(std::uint64_t value) {
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 62; bit != 0; bit >>= 2) {
    std::uint64_t const trial = root + bit;
    root >>= 1;
    if (value >= trial) {
      value -= trial;
      root += bit;
    }
  }
  return root;
}

/// Calls pair(a, b) for the columns of both rows, 0 for one that is not listed, until a row ends.
template <class Pair>
FLYWHEEL_HD void for_each_pair(SparseRows const& left, std::uint32_t left_row, SparseRows const& right,
                               std::uint32_t right_row, Pair const& pair) {
  std::uint64_t a = left.first[left_row];
  std::uint64_t b = right.first[right_row];
  while (a < left.last(left_row) && b < right.last(right_row)) {
    std::uint32_t const left_column = left.column[a];
    std::uint32_t const right_column = right.column[b];
    std::uint64_t const left_value = left_column <= right_column ? left.value[a] : 0;
    std::uint64_t const right_value = right_column <= left_column ? right.value[b] : 0;
    pair(left_value, right_value);
    a += left_column <= right_column ? 1 : 0;
    b += right_column <= left_column ? 1 : 0;
  }
}

FLYWHEEL_HD inline std::uint64_t square_sum(SparseRows const& rows, std::uint32_t row) {
  std::uint64_t squares = 0;
  for (std::uint64_t at = rows.first[row]; at < rows.last(row); ++at) {
    squares += std::uint64_t{rows.value[at]} * rows.value[at];
  }
  return squares;
}

/// The likeness of a row of one matrix and a row of another, exactly floored. A row of zeros is like nothing.
/// Shape   two rows -> scalar. Units   2^-16. Domain  that of SparseRows: products stay below 2^128. Errors  none.
/// Source  Salton's cosine; overlap of two distributions, Weitzman 1970.
FLYWHEEL_HD inline std::uint32_t similarity_of(Similarity measure, SparseRows const& left, std::uint32_t left_row,
                                               SparseRows const& right, std::uint32_t right_row) {
  bool const is_cosine = measure == Similarity::cosine;
  std::uint64_t const own = is_cosine ? square_sum(left, left_row) : left.sum(left_row);
  std::uint64_t const others = is_cosine ? square_sum(right, right_row) : right.sum(right_row);
  if (own == 0 || others == 0) return 0;
  std::uint64_t common = 0;
  for_each_pair(left, left_row, right, right_row, [&](std::uint64_t a, std::uint64_t b) {
    std::uint64_t const smaller = a * others < b * own ? a * others : b * own;
    common += is_cosine ? a * b : smaller;
  });
  if (is_cosine) {
    auto const square = (UInt128{common} * common << 32) / (UInt128{own} * others);
    return static_cast<std::uint32_t>(floor_of_root(static_cast<std::uint64_t>(square)));
  }
  return static_cast<std::uint32_t>((UInt128{common} << 16) / (UInt128{own} * others));
}

}  // namespace flywheel::statistics
