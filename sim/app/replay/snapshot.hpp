#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/verify/bittensor/epoch_case.hpp"
#include "sim/verify/vector_file.hpp"

namespace flywheel::app::replay {

/// A subnet and the inputs of its epochs: one case of a vector file of kind `bittensor.yuma_epoch`, found sound.
class Snapshot {
 public:
  /// Reads the named case, or the only one.
  /// Errors  verify::VectorFaults with all that is wrong: the envelope, unknown and missing members, lists that do not
  ///         fit, uids out of range, repeated or out of order, values over u16, stake past 2^63 rao.
  Snapshot(std::string const& path, std::optional<std::string> const& case_name, verify::bittensor::RowOrder order);

  [[nodiscard]] std::string const& file() const { return file_->path; }
  [[nodiscard]] std::string const& case_name() const { return case_->name; }
  [[nodiscard]] std::size_t neurons() const { return start_.neurons(); }

  /// The subnet before its first epoch, without columns: the first epoch brings them.
  [[nodiscard]] verify::bittensor::EpochCase const& start() const { return start_; }
  /// What each epoch changes, for verify::bittensor::prepare_epoch. Refers to this snapshot.
  [[nodiscard]] std::vector<verify::Field> const& epochs() const { return epochs_; }

 private:
  void read(verify::bittensor::RowOrder order);

  std::unique_ptr<verify::VectorFile const> file_;
  verify::VectorCase const* case_ = nullptr;
  verify::bittensor::EpochCase start_{};
  std::vector<verify::Field> epochs_{};
};

}  // namespace flywheel::app::replay
