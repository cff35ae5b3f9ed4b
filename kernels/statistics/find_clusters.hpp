#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/statistics/sparse_rows.hpp"

namespace flywheel::statistics {

/// Rows of voters, and what each of them holds.
/// Shape   a segment is one subnet of one world; loading, in_cluster, holding [slots]; explained_share [segments].
/// Units   loading in 2^-30 of the largest. Domain  columns below `columns`, fewer than 2^14 rows and columns.
struct FindClusters {
  Segments rows;
  std::uint32_t slots;    // rows of all segments, as offsets[count]
  std::uint32_t columns;  // of any segment, at most
  SparseRows weights;
  std::uint64_t const* holding;   // stake; a segment's sum below 2^64
  std::uint32_t most_iterations;  // 200 suffice where the second eigenvalue is below 0.9 of the first
  std::int32_t* loading;          // out: the leading direction over rows
  std::uint8_t* in_cluster;       // out: 1 for the camp that holds less
  double* explained_share;        // out: of the rows' variance, by that direction; 0 where all are alike
};

/// Finds the camp that votes apart: the leading left singular vector of the voters' matrix of shares, less its mean
/// row.
///     b_ij = w_ij - floor(mean_j),  w_ij = floor(v_ij floor(2^48 / sum_i) / 2^32): shares in 2^-16
///     x <- B (B^T x) scaled to a largest entry of 2^30, from x_i = 2^30 - (i c mod 2^29), until it moves by < 2^8
///     explained = |B^T x|^2 / (|x|^2 sum_ij b_ij^2)
///     camp: rows of the sign that holds less (equal: the negative one), at least half as far out as its farthest
/// Power iteration in integers of our own, because flags and penalties follow from it: the same bits everywhere. One
/// thread a segment.
/// Errors  shares are cut at 2^-16: the vector and explained_share are off by about 2^-16 over the spread of the
/// shares. Where two directions explain nearly as much it stops at most_iterations with a mixture of them. Source power
/// method (Golub and Van Loan 2013, 8.2.1); principal components of voting matrices (Poole 2005).
template <class Backend>
void find_clusters(Backend const& on, FindClusters const& args);

}  // namespace flywheel::statistics
