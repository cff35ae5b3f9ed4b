#pragma once

#include <string>

#include "sim/app/replay/snapshot.hpp"
#include "tests/support/test_folder.hpp"

namespace flywheel::app::replay {

/// Three validators of 500, 300 and 200 alpha, two miners, one epoch of one alpha, classic bonds: the worked example of
/// reference/bittensor.md, section 16.1. Its case is named `worked`; it has inputs alone.
[[nodiscard]] verify::Json worked_example();

/// Two blocs of 55 and 45 alpha, each for a miner of its own: section 16.2. Its case is named `blocs`.
[[nodiscard]] verify::Json two_blocs();

/// The input of a file's only case.
[[nodiscard]] verify::Json& input_of(verify::Json& file);

/// Files of one test.
class SnapshotFolder {
 public:
  /// Writes `s.json` and returns its path.
  std::string write(verify::Json const& file) const;
  [[nodiscard]] Snapshot snapshot(verify::Json const& file) const;

 private:
  TestFolder folder_;
};

}  // namespace flywheel::app::replay
