#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/statistics/similarity_of.hpp"

namespace flywheel::statistics {

/// Who may have copied whom: the row most alike to each row, among the others of its segment.
/// Shape   closest, similarity [rows]; a segment is one subnet of one world. Units   2^-16.
/// Domain  `now` and `then` have the same rows: they may be the same, or `then` of some epochs ago, where a copier's
///         source lies. Cost  rows^2 x entries of a segment.
struct RowSimilarity {
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  Segments rows;
  SparseRows now;
  SparseRows then;
  Similarity measure;
  std::uint32_t* closest;     // row of `then`; nobody: the row, or every other one, is empty
  std::uint32_t* similarity;  // to that one
};

/// Finds the closest other row of every row; equal ones: the lowest.
/// Errors  none: integers throughout, because flags depend on it. Source  see similarity_of.
template <class Backend>
void row_similarity(Backend const& on, RowSimilarity const& args);

}  // namespace flywheel::statistics
