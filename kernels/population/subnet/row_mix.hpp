#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// A row that gives a share to chosen miners, evenly, and leaves the rest in proportion: a cartel's to its own, a
/// subnet's to the key that burns.
///     part(w, chosen) = (65536 - share) chosen_count w + [chosen] share total,   all / 65536 of chosen_count total
/// Shape   weight -> part; parts -> u16 of the largest, halves up. Units   parts of one row.
/// Domain  share <= 65536; fewer than 2^14 chosen and 2^14 weights. Nobody chosen: as before. A row of zeros: the
///         chosen alone. Errors  none: exact until the last rounding. Source  [D] reference 15.1, 15.4.
struct RowMix {
  std::uint32_t share;  // of 65536
  std::uint32_t chosen_count;
  std::uint64_t total;  // of the weights before

  FLYWHEEL_HD constexpr std::uint64_t part(std::uint16_t weight, bool is_chosen) const {
    if (chosen_count == 0) return weight;
    if (total == 0) return is_chosen && share > 0 ? 1 : 0;
    return std::uint64_t{65536 - share} * chosen_count * weight + (is_chosen ? share * total : 0);
  }

  FLYWHEEL_HD static constexpr std::uint16_t encode(std::uint64_t part, std::uint64_t largest) {
    return largest == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>((part * 65535 + largest / 2) / largest);
  }
};

}  // namespace flywheel::population
