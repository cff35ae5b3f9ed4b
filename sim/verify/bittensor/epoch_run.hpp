#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/scoring/yuma/stages.hpp"
#include "sim/verify/bittensor/epoch_case.hpp"

namespace flywheel::verify::bittensor {

/// What one epoch says of every neuron.
struct EpochResult {
  std::vector<std::uint8_t> active, permits;
  std::vector<std::uint16_t> stake_weight, consensus, incentive, dividends, validator_trust;
  std::vector<std::uint64_t> server, validator, combined;
  std::vector<I32F32> raw_stake, raw_active_stake, raw_consensus, raw_trust, raw_incentive, raw_dividends, raw_bonds,
      raw_combined;
  std::vector<SparseRow> bonds;
  std::vector<std::int64_t> stages;   // as scoring::YumaStages::cells
  std::vector<std::uint32_t> row_of;  // [neurons]
  std::uint32_t stage_rows = 0;
};

/// Runs one epoch of a case through the op on the given device.
[[nodiscard]] EpochResult run_epoch(EpochCase const& subnet, Device const& device);

}  // namespace flywheel::verify::bittensor
