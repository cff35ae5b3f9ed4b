#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::statistics {

/// What rows get, and what they should get it for.
/// Shape   a segment is one subnet of one world; columns [slots]. Units   any; score in 2^-16 standard deviations.
/// Domain  amounts below 2^63; amount / base below 2^30.
struct RobustScores {
  Segments rows;
  std::uint32_t slots;          // rows of all segments, as offsets[count]
  std::uint64_t const* amount;  // dividends
  std::uint64_t const* base;    // stake; 0: no part in it, score 0
  std::int32_t* score;          // out
};

inline constexpr std::int32_t whole_score = 1 << 16;

/// How far a row's amount per base lies from what is usual in its segment, where outliers do not count.
///     q = floor(2^32 amount / base);  score = trunc(44203 (q - median) / MAD),  44203 = floor(2^16 0.674490)
///     median, MAD = median of |q - median|: the lower of two middle ones
/// Of normal rows it is a standard score. Where half of the rows are equal MAD is 0: the others have +-(2^31 - 1).
/// Errors  none: integers throughout, clamped to 32 bits. One thread a segment, time in proportion to its rows.
/// Source  modified z-score, Iglewicz and Hoaglin 1993 (they flag |z| > 3.5).
template <class Backend>
void robust_scores(Backend const& on, RobustScores const& args);

}  // namespace flywheel::statistics
