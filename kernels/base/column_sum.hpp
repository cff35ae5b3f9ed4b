#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel {

/// The exact sum of a column over the live rows of each segment, on the host.
/// Shape   column [rows] -> [segments.count]; 128 bits hold any sum of 2^32 rows of 64 bits.
template <class Backend>
std::vector<UInt128> column_sums(Backend const& on, Segments const& segments, std::uint64_t const* column);

}  // namespace flywheel
