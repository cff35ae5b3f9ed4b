#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel {

/// Rows grouped by parent, as in CSR. A segment owns the slots [offsets[s], offsets[s + 1]); its live rows are the
/// first `used[s]` of them. An op visits the segments listed in `picked`, or all. Shape   offsets [count + 1], used
/// [count] or null (every slot is live), picked [picked_count] or null (every segment). Domain  offsets ascend; used[s]
/// <= offsets[s + 1] - offsets[s]; picked ascends without repetition.
struct Segments {
  std::uint32_t const* offsets;
  std::uint32_t const* used;
  std::uint32_t count;
  std::uint32_t const* picked = nullptr;
  std::uint32_t picked_count = 0;

  FLYWHEEL_HD std::uint32_t visited() const { return picked == nullptr ? count : picked_count; }
  FLYWHEEL_HD std::uint32_t segment_at(std::uint32_t visit) const { return picked == nullptr ? visit : picked[visit]; }
  FLYWHEEL_HD std::uint32_t first(std::uint32_t segment) const { return offsets[segment]; }
  FLYWHEEL_HD std::uint32_t last(std::uint32_t segment) const {
    return used == nullptr ? offsets[segment + 1] : offsets[segment] + used[segment];
  }
};

/// A bounded run of rows inside one segment. A thread visits rows first + lane, first + lane + stride, ... below last:
/// on the host lane is 0 and stride 1, known at compile time, so that loops vectorise.
struct HostTile {
  static constexpr std::uint32_t lane = 0;
  static constexpr std::uint32_t stride = 1;
  std::uint32_t segment;
  std::uint32_t first;
  std::uint32_t last;
};

struct DeviceTile {
  std::uint32_t segment;
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t lane;
  std::uint32_t stride;
};

}  // namespace flywheel
