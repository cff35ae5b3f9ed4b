#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"

namespace flywheel {

/// Sorts (key, row) pairs by key, equal keys in their given order: the result is unique, on any backend.
/// Shape   keys [count], rows [count], both overwritten.
template <class Backend>
void stable_sort_by_key(Backend const& on, std::uint64_t* keys, std::uint32_t* rows, std::uint32_t count);

/// sums[i] = values[0] + ... + values[i - 1]; sums may be values.
/// Shape   values [count], sums [count]; exact below 2^64.
template <class Backend>
void exclusive_sums(Backend const& on, std::uint64_t const* values, std::uint64_t* sums, std::uint32_t count);

/// Writes the indices i with flags[i] != 0, ascending, and returns how many there are.
/// Shape   flags [count] -> chosen [count].
template <class Backend>
std::uint32_t compact_indices(Backend const& on, std::uint8_t const* flags, std::uint32_t count, std::uint32_t* chosen);

}  // namespace flywheel
