#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"

namespace flywheel::scoring {

enum class ChildKeysError : std::uint8_t {
  none,
  too_many,
  child_is_self,
  duplicate_child,
  proportions_overflow,
  child_is_parent,
  not_enough_stake,
};

/// One edge: the part of the parent's stake, of 2^64 - 1, that votes with the child.
struct ChildEdge {
  std::uint32_t child;  // the hotkey's row
  std::uint64_t proportion;
};

/// Who may lend its stake to other keys' votes.
/// Units   blocks, base units. Source  subtensor, staking/set_children.rs; utils/rate_limiting.rs.
struct ChildKeyRules {
  std::uint64_t rate_limit_blocks = 150;  // per hotkey and subnet
  std::uint64_t cooldown_blocks = 7'200;  // then applied with the next epoch
  std::uint64_t take_increase_limit_blocks = 216'000;
  std::uint32_t most_children = 5;
  std::uint64_t stake_threshold_base_units = 0;

  /// Judges a new list of children. Shape   children [count]; parents [parent_count], the keys that lend to this one.
  /// The owner's hotkey, and a list that is empty, need no stake.
  FLYWHEEL_HD constexpr ChildKeysError error_of(std::uint32_t hotkey, ChildEdge const* children, std::uint32_t count,
                                                std::uint32_t const* parents, std::uint32_t parent_count,
                                                std::uint64_t stake, bool is_owner) const {
    if (count > most_children) return ChildKeysError::too_many;
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (children[i].child == hotkey) return ChildKeysError::child_is_self;
      for (std::uint32_t j = 0; j < i; ++j) {
        if (children[j].child == children[i].child) return ChildKeysError::duplicate_child;
      }
      for (std::uint32_t j = 0; j < parent_count; ++j) {
        if (parents[j] == children[i].child) return ChildKeysError::child_is_parent;
      }
      auto const next = checked_add(sum, children[i].proportion);
      if (!next.in_range) return ChildKeysError::proportions_overflow;
      sum = next.value;
    }
    bool const has_stake = count == 0 || is_owner || stake >= stake_threshold_base_units;
    return has_stake ? ChildKeysError::none : ChildKeysError::not_enough_stake;
  }

  /// Whether an action with a limit may follow the last one; 0: there was none.
  FLYWHEEL_HD static constexpr bool passes(std::uint64_t now_block, std::uint64_t last_block,
                                           std::uint64_t limit_blocks) {
    return last_block == 0 || saturating_subtract(now_block, last_block) >= limit_blocks;
  }
};

}  // namespace flywheel::scoring
