#pragma once

#include <cstdint>
#include <vector>

#include "sim/verify/bittensor/yuma_tables.hpp"
#include "sim/verify/collected_faults.hpp"
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

/// In which order a row may list its entries.
enum class RowOrder : std::uint8_t { any, ascending };

/// How a case is read, and what is found wrong on the way. What is faulty reads as nothing: throw before using it.
struct EpochReading {
  RowOrder order = RowOrder::any;
  CollectedFaults faults{};
};

/// The subnet before its first epoch; of no neurons where their number is faulty.
/// Faults  a list that is not as long as there are neurons; a uid out of range, repeated in a row or out of order.
[[nodiscard]] EpochCase epoch_case(Field const& input, EpochReading& reading);

/// Takes in what an entry of `input.epochs` changes: clock, columns, weights, neurons replaced.
/// Faults  the same, and a column that the first epoch lacks.
void prepare_epoch(Field const& epoch, EpochCase& subnet, EpochReading& reading);

/// The same with rows in any order. Errors  VectorFaults with all that is wrong in the part read.
[[nodiscard]] EpochCase epoch_case(Field const& input);
void prepare_epoch(Field const& epoch, EpochCase& subnet);

}  // namespace flywheel::verify::bittensor
