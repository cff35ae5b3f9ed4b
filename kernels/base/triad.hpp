#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"

namespace flywheel {

/// The machine's limit that other rates are held against: left = right + factor x other, 24 bytes a row.
/// Shape   left, right, other [rows].
/// Source  McCalpin, "Memory bandwidth and machine balance in current high performance computers", 1995 (STREAM).
struct Triad {
  double* left;
  double const* right;
  double const* other;
  double factor;
};

inline constexpr double triad_bytes_per_row = 24.0;

template <class Backend>
void triad(Backend const& on, Triad const& args, std::uint32_t rows);

}  // namespace flywheel
