#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"

namespace flywheel::scoring {

/// When weights that were committed in secret come out: in one epoch only, `period` epochs after theirs.
///     revealed in epoch e + period exactly; expired after it
/// Timelocked commits come out by themselves in the first block of that epoch, before its emission; hashed ones when
/// their author reveals them, at most ten waiting. A block in which the epoch is due already belongs to the next one.
/// Units   epochs of the subnet. Errors  none.
/// Source  subtensor, subnets/weights.rs and coinbase/reveal_commits.rs.
struct CommitReveal {
  static constexpr std::uint32_t most_waiting = 10;

  std::uint64_t period_epochs = 1;  // 1 to 100

  FLYWHEEL_HD static constexpr std::uint64_t epoch_of_block(std::uint64_t finished_epochs, bool is_epoch_due) {
    return saturating_add(finished_epochs, std::uint64_t{is_epoch_due ? 1U : 0U});
  }
  FLYWHEEL_HD constexpr bool can_reveal(std::uint64_t commit_epoch, std::uint64_t epoch) const {
    return epoch == saturating_add(commit_epoch, period_epochs);
  }
  FLYWHEEL_HD constexpr bool is_expired(std::uint64_t commit_epoch, std::uint64_t epoch) const {
    return epoch > saturating_add(commit_epoch, period_epochs);
  }

  /// How old, in epochs, the honest consensus is that a copier of public weights can vote with.
  ///     2 period: one to see it, one more for its own commit; 1 without commit-reveal
  FLYWHEEL_HD constexpr std::uint64_t copier_lag_epochs() const { return 2 * period_epochs; }
};

}  // namespace flywheel::scoring
