#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::exchange {

/// Shape   a segment is one payment of one world, its rows those who share it.
struct SplitProRata {
  Segments rows;
  std::uint32_t slots;                     // of all segments, as offsets[rows.count]
  std::uint64_t const* amount_base_units;  // [segments] in
  std::uint64_t const* weight;             // [slots] in; a segment's sum below 2^64
  std::uint64_t* share_base_units;         // [slots] out; live rows are overwritten
  std::uint64_t* unpaid_base_units;        // [segments] out: the whole amount where nobody has a weight, else 0
};

/// Splits every amount pro rata to weight by largest remainder: each share is floored, then the units left over go one
/// each to the largest remainders, equal ones to the lower row.
///     share_i = floor(amount w_i / W) + [rank of (amount w_i mod W) < left over]
/// Units   base units of any token. Domain  see the columns. Errors  none: what is paid and unpaid is the amount.
/// Source  Hamilton's method (largest remainder); equal remainders to the lower row are assumed.
template <class Backend>
void split_pro_rata(Backend const& on, SplitProRata const& args);

}  // namespace flywheel::exchange
