#pragma once

#include "kernels/base/wide_integer.hpp"
#include "kernels/statistics/ratio.hpp"
#include "kernels/statistics/sparse_rows.hpp"

namespace flywheel::statistics {

/// The centred matrix of one segment's shares, and the vectors of its power iteration. For one thread.
/// Sizes   shares to 2^16, vectors to 2^30, fewer than 2^14 rows and columns: products of both stay below 2^61.
struct PowerIteration {
  static constexpr std::int64_t whole = std::int64_t{1} << 30;
  static constexpr std::int64_t settled_below = std::int64_t{1} << 8;

  SparseRows weights;
  std::uint32_t first;  // row
  std::uint32_t last;
  std::uint32_t columns;
  std::uint64_t* scale;        // [rows] 2^48 / sum of the row; 0: empty
  std::int64_t* mean;          // [columns]
  std::int64_t* over_rows;     // [rows] x
  std::int64_t* next_rows;     // [rows]
  std::int64_t* over_columns;  // [columns] y

  FLYWHEEL_HD std::int64_t share(std::uint32_t row, std::uint64_t at) const {
    return static_cast<std::int64_t>(weights.value[at] * scale[row] >> 32);
  }

  /// Returns the rows that are not empty, and prepares the mean row and the first guess.
  FLYWHEEL_HD std::uint32_t begin() const {
    for (std::uint32_t column = 0; column < columns; ++column) mean[column] = 0;
    std::uint32_t voters = 0;
    for (std::uint32_t row = first; row < last; ++row) {
      std::uint64_t const sum = weights.sum(row);
      scale[row] = sum == 0 ? 0 : (std::uint64_t{1} << 48) / sum;
      over_rows[row] = sum == 0 ? 0 : whole - guess(row - first);
      if (sum == 0) continue;
      ++voters;
      for (std::uint64_t at = weights.first[row]; at < weights.last(row); ++at) {
        mean[weights.column[at]] += share(row, at);
      }
    }
    for (std::uint32_t column = 0; voters > 0 && column < columns; ++column) mean[column] /= voters;
    return voters;
  }

  /// y = B^T x
  FLYWHEEL_HD void project() const {
    std::int64_t sum = 0;
    for (std::uint32_t column = 0; column < columns; ++column) over_columns[column] = 0;
    for (std::uint32_t row = first; row < last; ++row) {
      if (scale[row] == 0) continue;
      sum += over_rows[row];
      for (std::uint64_t at = weights.first[row]; at < weights.last(row); ++at) {
        over_columns[weights.column[at]] += share(row, at) * over_rows[row];
      }
    }
    for (std::uint32_t column = 0; column < columns; ++column) over_columns[column] -= mean[column] * sum;
  }

  /// x <- B B^T x, rescaled. Returns how far it moved; below 0 where B^T x vanishes.
  FLYWHEEL_HD std::int64_t step() const {
    project();
    if (!rescale(over_columns, 0, columns)) return -1;
    std::int64_t common = 0;
    for (std::uint32_t column = 0; column < columns; ++column) common += mean[column] * over_columns[column];
    for (std::uint32_t row = first; row < last; ++row) {
      next_rows[row] = scale[row] == 0 ? 0 : -common;
      for (std::uint64_t at = weights.first[row]; scale[row] != 0 && at < weights.last(row); ++at) {
        next_rows[row] += share(row, at) * over_columns[weights.column[at]];
      }
    }
    if (!rescale(next_rows, first, last)) return -1;
    std::int64_t moved = 0;
    for (std::uint32_t row = first; row < last; ++row) {
      std::int64_t const by = size(next_rows[row] - over_rows[row]);
      moved = by > moved ? by : moved;
      over_rows[row] = next_rows[row];
    }
    return moved;
  }

  /// The part of all variance along x.
  FLYWHEEL_HD double explained_share() const {
    project();
    UInt128 along = 0;
    UInt128 length = 0;
    for (std::uint32_t column = 0; column < columns; ++column) {
      auto const y = static_cast<std::uint64_t>(size(over_columns[column] >> 14));
      along += UInt128{y} * y;
    }
    for (std::uint32_t row = first; row < last; ++row) {
      auto const x = static_cast<std::uint64_t>(size(over_rows[row]));
      length += UInt128{x} * x;
    }
    std::uint64_t const total = variance();
    if (total == 0 || length == 0) return 0.0;
    return ratio(along, length) * 0x1p28 / static_cast<double>(total);
  }

 private:
  FLYWHEEL_HD static std::int64_t size(std::int64_t value) { return value < 0 ? -value : value; }

  FLYWHEEL_HD static std::int64_t guess(std::uint32_t i) {
    return static_cast<std::int64_t>((std::uint64_t{i} * 0x9E3779B1 + 0x1234567) & 0x1FFFFFFF);
  }

  /// Sum of b^2 over all rows: where a row lists no weight, b = -mean.
  FLYWHEEL_HD std::uint64_t variance() const {
    std::uint64_t squared_mean = 0;
    for (std::uint32_t column = 0; column < columns; ++column) {
      squared_mean += static_cast<std::uint64_t>(mean[column] * mean[column]);
    }
    std::uint64_t total = 0;
    for (std::uint32_t row = first; row < last; ++row) {
      if (scale[row] == 0) continue;
      total += squared_mean;
      for (std::uint64_t at = weights.first[row]; at < weights.last(row); ++at) {
        std::int64_t const w = share(row, at);
        total += static_cast<std::uint64_t>(w * (w - 2 * mean[weights.column[at]]));  // wraps back, as mean^2 is in
      }
    }
    return total;
  }

  /// Scales a vector so that its largest entry is 2^30. False for zeros.
  FLYWHEEL_HD static bool rescale(std::int64_t* vector, std::uint32_t from, std::uint32_t to) {
    std::int64_t most = 0;
    for (std::uint32_t i = from; i < to; ++i) most = size(vector[i]) > most ? size(vector[i]) : most;
    if (most == 0) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      auto const scaled =
          (UInt128{static_cast<std::uint64_t>(size(vector[i]))} << 30) / static_cast<std::uint64_t>(most);
      vector[i] = vector[i] < 0 ? -static_cast<std::int64_t>(scaled) : static_cast<std::int64_t>(scaled);
    }
    return true;
  }
};

}  // namespace flywheel::statistics
