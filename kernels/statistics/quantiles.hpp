#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::statistics {

/// Probabilities are whole millionths, so that the place of an order statistic is exact.
inline constexpr std::uint32_t certain_ppm = 1'000'000;

/// Quantiles of sorted columns: the least value that at least a share p of the live rows do not exceed.
///     q(p) = x_(max(1, ceil(p n))),   x_(1) <= ... <= x_(n);   0 where n = 0
/// Shape   sorted [rows] as sort_in_segments leaves it; probabilities_ppm [count] -> quantiles [segments x count].
/// Domain  probabilities_ppm up to certain_ppm: p = 0 gives the least value, p = 1 the greatest.
/// Source  Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996, type 1.
template <class Backend>
void quantiles(Backend const& on, Segments const& segments, std::uint64_t const* sorted,
               std::uint32_t const* probabilities_ppm, std::uint32_t count, std::uint64_t* quantiles);

}  // namespace flywheel::statistics
