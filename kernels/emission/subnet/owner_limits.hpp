#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::emission {

/// When a subnet's owner may set a hyperparameter.
///     may_set:    never before, or now - last >= between tempo
///     is_frozen:  0 <= next - now < freeze,  next the block of the next epoch
/// Shape   blocks -> bool. Units   blocks; between: tempos. Domain  last <= now. Errors  none.
/// Source  subtensor, admin-utils: OwnerHyperparamRateLimit 2, AdminFreezeWindow 10. That the limit holds for all
/// hyperparameters of a subnet together, and not for each, is assumed.
struct OwnerLimits {
  std::uint32_t between_tempos;
  std::uint32_t freeze_blocks;

  FLYWHEEL_HD constexpr bool may_set(std::uint64_t block, std::uint64_t last_block, std::uint32_t tempo_blocks) const {
    return last_block == 0 || block - last_block >= std::uint64_t{between_tempos} * tempo_blocks;
  }
  FLYWHEEL_HD constexpr bool is_frozen(std::uint64_t block, std::uint64_t next_epoch_block) const {
    return next_epoch_block >= block && next_epoch_block - block < freeze_blocks;
  }
};

}  // namespace flywheel::emission
