#pragma once

#include "kernels/base/checked.hpp"

namespace flywheel::emission {

/// Where a subnet stands between two epochs.
struct EpochClock {
  std::uint64_t last_epoch_block;
  std::uint64_t blocks_since_step;  // since an epoch really ran
  std::uint64_t pending_block;      // 0: none; an epoch that had to wait
  std::uint64_t finished_epochs;
};

/// When a subnet's epoch is due, since mid-2026.
///     due: a waiting one whose block has come; 50,400 blocks without one; tempo blocks after the last; never at tempo
///     0
/// Of those due in a block only `most_per_block` run, in the order of netuids; the others wait for the next block.
/// Units   blocks. Errors  none. Source  subtensor, coinbase/run_coinbase.rs, should_run_epoch and drain_pending.
struct EpochSchedule {
  static constexpr std::uint64_t longest_tempo_blocks = 50'400;

  std::uint16_t tempo_blocks = 360;

  FLYWHEEL_HD constexpr bool is_due(EpochClock const& clock, std::uint64_t block) const {
    if (tempo_blocks == 0) return false;
    if (clock.pending_block > 0 && block >= clock.pending_block) return true;
    if (clock.blocks_since_step > longest_tempo_blocks) return true;
    return saturating_subtract(block, clock.last_epoch_block) >= tempo_blocks;
  }

  /// The first block after `block` in which it is due, if nothing else happens; 2^64 - 1 for never.
  FLYWHEEL_HD constexpr std::uint64_t next_due(EpochClock const& clock, std::uint64_t block) const {
    if (tempo_blocks == 0) return highest<std::uint64_t>();
    auto const next = block + 1;
    if (clock.pending_block > 0) return clock.pending_block > next ? clock.pending_block : next;
    auto const by_tempo = clock.last_epoch_block + tempo_blocks;
    return by_tempo > next ? by_tempo : next;
  }

  FLYWHEEL_HD static constexpr EpochClock after_epoch(EpochClock const& clock, std::uint64_t block) {
    return {block, 0, 0, clock.finished_epochs + 1};
  }

  FLYWHEEL_HD static constexpr EpochClock deferred(EpochClock const& clock, std::uint64_t block) {
    return {clock.last_epoch_block, clock.blocks_since_step, block + 1, clock.finished_epochs};
  }

  /// A new subnet's clock: netuids are spread over the tempo.
  FLYWHEEL_HD constexpr EpochClock founded(std::uint64_t block, std::uint32_t netuid) const {
    return {tempo_blocks == 0 ? block : saturating_subtract(block, std::uint64_t{netuid % tempo_blocks}), 0, 0, 0};
  }

  /// Until mid-2026 an epoch ran every tempo + 1 blocks, where this is 0.
  FLYWHEEL_HD constexpr std::uint64_t fixed_wait(std::uint64_t block, std::uint32_t netuid) const {
    return tempo_blocks - (block + netuid + 1) % (std::uint64_t{tempo_blocks} + 1);
  }
};

}  // namespace flywheel::emission
