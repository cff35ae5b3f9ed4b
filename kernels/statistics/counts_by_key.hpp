#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::statistics {

/// Two small keys of a row, such as a device's class and its state. Rows with a key out of range are not counted.
/// Shape   outer, inner [rows]; inner may be null where inner_keys is 1.
/// Domain  outer_keys x inner_keys up to most_counted_keys.
struct SmallKeys {
  std::uint8_t const* outer;
  std::uint32_t outer_keys;
  std::uint8_t const* inner = nullptr;
  std::uint32_t inner_keys = 1;
};

inline constexpr std::uint32_t most_counted_keys = 4096;

/// Counts the live rows of each segment by key.
/// Shape   -> counts [segments x outer_keys x inner_keys], overwritten for the segments visited.
/// Errors  std::invalid_argument where there are more than most_counted_keys.
template <class Backend>
void counts_by_key(Backend const& on, Segments const& segments, SmallKeys const& keys, std::uint64_t* counts);

}  // namespace flywheel::statistics
