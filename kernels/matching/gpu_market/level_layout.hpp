#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::matching {

/// Returned by a search that found nothing.
inline constexpr std::uint32_t no_place = UINT32_MAX;

/// Where the groups of a tree lie. A tree over the slots of a domain has levels; a group of level l covers 2^(b (l +
/// 1)) slots. The trees of all domains share one column without a table of offsets:
///     group(l, domain) = sum_{j < l} (floor(slots / 2^(b (j + 1))) + domains) + floor(first slot / 2^(b (l + 1))) +
///     domain
/// because floor(y) - floor(x) + 1 >= ceil(y - x), the groups of two domains never meet.
template <std::uint32_t bits_per_level, std::uint32_t most_levels>
struct LevelLayout {
  static constexpr std::uint32_t most_slots_of_domain = 1U << (bits_per_level * most_levels);

  std::uint32_t slots;    // of all domains
  std::uint32_t domains;  // trees in the column

  /// How many levels the tree of a domain of so many slots needs: the top one is a single group.
  FLYWHEEL_HD static constexpr std::uint32_t levels(std::uint32_t slots_of_domain) {
    std::uint32_t levels = 1;
    while (levels < most_levels && slots_of_domain > 1ULL << (bits_per_level * levels)) ++levels;
    return levels;
  }
  FLYWHEEL_HD constexpr std::uint64_t groups_of_level(std::uint32_t level) const {
    return (slots >> (bits_per_level * (level + 1))) + std::uint64_t{domains};
  }
  FLYWHEEL_HD constexpr std::uint64_t groups() const {
    std::uint64_t sum = 0;
    for (std::uint32_t level = 0; level < most_levels; ++level) sum += groups_of_level(level);
    return sum;
  }
  FLYWHEEL_HD constexpr std::uint64_t first_group(std::uint32_t level, std::uint32_t domain,
                                                  std::uint32_t first_slot) const {
    std::uint64_t group = (first_slot >> (bits_per_level * (level + 1))) + std::uint64_t{domain};
    for (std::uint32_t below = 0; below < level; ++below) group += groups_of_level(below);
    return group;
  }
};

}  // namespace flywheel::matching
