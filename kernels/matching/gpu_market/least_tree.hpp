#pragma once

#include <cstdint>

#include "kernels/matching/gpu_market/first_bit.hpp"
#include "kernels/matching/gpu_market/level_layout.hpp"

namespace flywheel::matching {

/// Sixteen bytes that one search looks at together.
struct ByteGroup {
  std::uint64_t half[2];

  FLYWHEEL_HD std::uint32_t at(std::uint32_t place) const {
    return static_cast<std::uint32_t>(half[place >> 3] >> (8 * (place & 7))) & 0xFF;
  }
  FLYWHEEL_HD void set(std::uint32_t place, std::uint32_t byte) {
    std::uint32_t const shift = 8 * (place & 7);
    half[place >> 3] = (half[place >> 3] & ~(std::uint64_t{0xFF} << shift)) | std::uint64_t{byte} << shift;
  }

  /// Bit 7 of every byte that is <= limit, without a carry from byte to byte.
  FLYWHEEL_HD static std::uint64_t at_most(std::uint64_t bytes, std::uint32_t limit) {
    constexpr std::uint64_t high = 0x8080808080808080;
    std::uint64_t const limits = std::uint64_t{0x0101010101010101} * limit;
    std::uint64_t const low_bits_reach = (limits | high) - (bytes & ~high);
    return ((limits & ~bytes) | (~(limits ^ bytes) & low_bits_reach)) & high;
  }

  /// The first place >= from whose byte is <= limit, or 16.
  FLYWHEEL_HD std::uint32_t first_at_most(std::uint32_t limit, std::uint32_t from) const {
    if (from < 8) {
      std::uint64_t const hits = bits_from(at_most(half[0], limit), 8 * from);
      if (hits != 0) return first_bit(hits) >> 3;
      from = 8;
    }
    std::uint64_t const hits = bits_from(at_most(half[1], limit), 8 * (from - 8));
    return hits != 0 ? 8 + (first_bit(hits) >> 3) : 16;
  }

  FLYWHEEL_HD std::uint32_t least() const {
    std::uint32_t least_byte = 0xFF;
    for (std::uint32_t place = 0; place < 16; ++place) least_byte = at(place) < least_byte ? at(place) : least_byte;
    return least_byte;
  }
};

/// A byte for each place below `slots`, with "the next place whose byte is at most a limit": a tree of minima of
/// fan-out
/// 16. It answers "the next device that is wholly free and not larger than what is still needed", which a bit set of
/// free devices would answer by scanning past every larger one.
/// Cost    set and next touch sixteen bytes a level: O(log16 slots).
/// Shape   groups: LeastTree::Layout{slots, domains}.groups() of sixteen bytes for all domains together; all bytes
///         0xFF is empty. Domain  at most 2^24 slots a domain.
class LeastTree {
 public:
  static constexpr std::uint32_t bits_per_level = 4;
  static constexpr std::uint32_t most_levels = 6;
  static constexpr std::uint32_t nothing = 0xFF;
  using Layout = LevelLayout<bits_per_level, most_levels>;

  FLYWHEEL_HD LeastTree(ByteGroup* groups, Layout const& layout, std::uint32_t domain, std::uint32_t first_slot,
                        std::uint32_t slots)
      : slots_{slots}, levels_{Layout::levels(slots)}, level_{} {
    for (std::uint32_t level = 0; level < most_levels; ++level) {
      level_[level] = groups + layout.first_group(level, domain, first_slot);
    }
  }

  FLYWHEEL_HD void set(std::uint32_t place, std::uint32_t byte) const {
    for (std::uint32_t level = 0; level < levels_; ++level) {
      ByteGroup& bytes = level_[level][place >> 4];
      std::uint32_t const before = bytes.at(place & 15);
      bytes.set(place & 15, byte);
      if (level + 1 == levels_) return;
      std::uint32_t const above = level_[level + 1][place >> 8].at((place >> 4) & 15);
      if (byte > above && before != above) return;
      byte = byte <= above ? byte : bytes.least();
      if (byte == above) return;
      place >>= 4;
    }
  }

  /// The least place >= from whose byte is <= limit, or no_place. Domain  limit < nothing.
  FLYWHEEL_HD std::uint32_t next(std::uint32_t from, std::uint32_t limit) const {
    for (std::uint32_t level = 0; level < most_levels; ++level) {
      if (from >= places_of_level(level)) return no_place;
      std::uint32_t const hit = level_[level][from >> 4].first_at_most(limit, from & 15);
      if (hit < 16) return descend(level, (from & ~15U) + hit, limit);
      from = (from >> 4) + 1;
    }
    return no_place;
  }

  FLYWHEEL_HD std::uint32_t levels() const { return levels_; }

  /// A group of a level; for whoever builds the tree from the bottom up.
  FLYWHEEL_HD ByteGroup& group(std::uint32_t level, std::uint32_t group) const { return level_[level][group]; }
  FLYWHEEL_HD std::uint32_t places_of_level(std::uint32_t level) const {
    return static_cast<std::uint32_t>((slots_ + (1ULL << (4 * level)) - 1) >> (4 * level));
  }

 private:
  FLYWHEEL_HD std::uint32_t descend(std::uint32_t level, std::uint32_t place, std::uint32_t limit) const {
    for (; level > 0; --level) place = (place << 4) + level_[level - 1][place].first_at_most(limit, 0);
    return place;
  }

  std::uint32_t slots_;
  std::uint32_t levels_;
  ByteGroup* level_[most_levels];
};

}  // namespace flywheel::matching
