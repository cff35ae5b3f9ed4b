#pragma once

#include <cstdint>

#include "kernels/matching/gpu_market/first_bit.hpp"
#include "kernels/matching/gpu_market/level_layout.hpp"

namespace flywheel::matching {

/// A set of places below `slots` with a fast successor: bit trees of fan-out 64. A bit above says that the word below
/// it is not zero. Cost    insert, erase and next touch one word a level: O(log64 slots). Shape   words:
/// BitTree::Layout{slots, domains}.groups() of 64 bits for all domains together; zero is empty. Domain  at most 2^24
/// slots a domain.
class BitTree {
 public:
  static constexpr std::uint32_t bits_per_level = 6;
  static constexpr std::uint32_t most_levels = 4;
  using Layout = LevelLayout<bits_per_level, most_levels>;

  FLYWHEEL_HD BitTree(std::uint64_t* words, Layout const& layout, std::uint32_t domain, std::uint32_t first_slot,
                      std::uint32_t slots)
      : slots_{slots}, levels_{Layout::levels(slots)}, level_{} {
    for (std::uint32_t level = 0; level < most_levels; ++level) {
      level_[level] = words + layout.first_group(level, domain, first_slot);
    }
  }

  FLYWHEEL_HD void insert(std::uint32_t place) const {
    for (std::uint32_t level = 0; level < levels_; ++level) {
      std::uint64_t& word = level_[level][place >> 6];
      bool const was_empty = word == 0;
      word |= std::uint64_t{1} << (place & 63);
      if (!was_empty) return;
      place >>= 6;
    }
  }

  FLYWHEEL_HD void erase(std::uint32_t place) const {
    for (std::uint32_t level = 0; level < levels_; ++level) {
      std::uint64_t& word = level_[level][place >> 6];
      word &= ~(std::uint64_t{1} << (place & 63));
      if (word != 0) return;
      place >>= 6;
    }
  }

  /// The least place of the set that is >= from, or no_place.
  FLYWHEEL_HD std::uint32_t next(std::uint32_t from) const {
    for (std::uint32_t level = 0; level < most_levels; ++level) {
      if (from >= places_of_level(level)) return no_place;
      std::uint64_t const rest = bits_from(level_[level][from >> 6], from & 63);
      if (rest != 0) return descend(level, (from & ~63U) + first_bit(rest));
      from = (from >> 6) + 1;
    }
    return no_place;
  }

  FLYWHEEL_HD std::uint32_t levels() const { return levels_; }

  /// Writes a word of a level; for whoever builds the tree from the bottom up.
  FLYWHEEL_HD std::uint64_t& word(std::uint32_t level, std::uint32_t group) const { return level_[level][group]; }
  FLYWHEEL_HD std::uint32_t places_of_level(std::uint32_t level) const {
    return static_cast<std::uint32_t>((slots_ + (1ULL << (6 * level)) - 1) >> (6 * level));
  }

 private:
  FLYWHEEL_HD std::uint32_t descend(std::uint32_t level, std::uint32_t place) const {
    for (; level > 0; --level) place = (place << 6) + first_bit(level_[level - 1][place]);
    return place;
  }

  std::uint32_t slots_;
  std::uint32_t levels_;
  std::uint64_t* level_[most_levels];
};

}  // namespace flywheel::matching
