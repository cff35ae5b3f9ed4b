#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"
#include "sim/verify/bittensor/epoch_case.hpp"

namespace flywheel::verify::bittensor {

/// What one epoch of a case came to, and every matrix on the way.
struct EpochResult {
  YumaTables after;                   // of one subnet
  std::vector<SparseRow> bonds;       // [neurons]
  std::vector<std::int64_t> stages;   // as scoring::YumaStages::cells
  std::vector<std::uint32_t> row_of;  // [neurons] in the stages
  std::uint32_t stage_rows = 0;
};

/// Appends a subnet as it stands before an epoch, with room for all the bonds that the epoch can leave.
/// Domain  either all subnets of the tables have commits or none.
void add_case(YumaTables& tables, EpochCase const& subnet);

/// Runs one epoch of a case through the op on the given device.
[[nodiscard]] EpochResult run_epoch(EpochCase const& subnet, Device const& device);

}  // namespace flywheel::verify::bittensor
