#pragma once

#include <cstdint>
#include <vector>

#include "sim/verify/bittensor/yuma_tables.hpp"
#include "sim/verify/field.hpp"

namespace flywheel::verify::bittensor {

/// One subnet between two epochs, as a `bittensor.yuma_epoch` case describes it.
struct EpochCase {
  scoring::YumaParameters parameters{};
  scoring::YumaClock clock{};
  std::vector<std::uint8_t> permits{};
  std::vector<std::uint64_t> last_update{};
  std::vector<std::uint64_t> registration{};
  std::vector<std::uint64_t> alpha_stake{};
  std::vector<std::uint64_t> tao_stake{};
  std::vector<std::uint64_t> commits{};  // empty: commit-reveal is off
  std::vector<SparseRow> weights{};
  std::vector<SparseRow> bonds{};

  [[nodiscard]] std::size_t neurons() const { return permits.size(); }
};

/// The subnet before its first epoch.
/// Errors  VectorFaults: a list that is not as long as there are neurons, a uid out of range or repeated in a row.
[[nodiscard]] EpochCase epoch_case(Field const& input);

/// Takes in what an entry of `input.epochs` changes: clock, columns, weights, neurons replaced. The same errors.
void prepare_epoch(Field const& epoch, EpochCase& subnet);

}  // namespace flywheel::verify::bittensor
