#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"
#include "sim/app/replay/snapshot.hpp"

namespace flywheel::app::replay {

/// What the epochs of one set of hyperparameters came to. Every column is [neurons].
struct Outcome {
  // Sums over all epochs, in rao of alpha.
  std::vector<std::uint64_t> emission_rao{}, incentive_rao{}, dividends_rao{};
  // As the last epoch leaves them: u16 of 65535, and flags.
  std::vector<std::uint16_t> stake_weight{}, consensus{}, incentive{}, dividends{}, validator_trust{};
  std::vector<std::uint8_t> permits{};
  // Of the last inputs: who lists weights, and whom another one gives a weight above 0.
  std::vector<std::uint8_t> sets_weights{}, is_weighed{};

  [[nodiscard]] std::uint32_t neurons() const { return static_cast<std::uint32_t>(permits.size()); }
};

/// Runs the first epochs of a snapshot under each set of hyperparameters, all sets in one call of the op. Past the
/// snapshot's last epoch its inputs stand still: bonds and permits go on, nobody turns inactive.
/// Errors  verify::VectorFaults where the epochs hand out 2^63 rao or more.
[[nodiscard]] std::vector<Outcome> run_epochs(Snapshot const& snapshot,
                                              std::vector<scoring::YumaParameters> const& variants,
                                              std::uint32_t epochs, Device const& device);

}  // namespace flywheel::app::replay
