#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::statistics {

/// Sorts an integer column inside each segment: sorted[first(s)] <= ... <= sorted[last(s) - 1] are the values of the
/// live rows of s. What a picked segment holds beyond its live rows, and segments that are not picked, are overwritten
/// with nothing of use.
/// Shape   values [rows] -> sorted [rows], another column; rows = offsets[segments.count], the slots of all segments.
template <class Backend>
void sort_in_segments(Backend const& on, Segments const& segments, std::uint32_t rows, std::uint64_t const* values,
                      std::uint64_t* sorted);

}  // namespace flywheel::statistics
