#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/run.hpp"
#include "sim/output/progress.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/result_file.hpp"
#include "sim/state/checkpoint.hpp"
#include "sim/study/batch.hpp"

namespace flywheel::study {

/// How a batch is run, besides what it is.
struct RunOrders {
  std::string result_path;
  output::Overwrite overwrite = output::Overwrite::refused;
  engine::Audit audit = engine::Audit::at_samples;
  bool watches_ops = false;  // counts the time of every op
  output::ProgressStyle progress = output::ProgressStyle::quiet;
  /// How the run was started, for a resume without these words.
  std::string scenario_file;
  std::vector<std::string> overrides;
  /// Simulated time between two checkpoints. A run that is stopped leaves one in any case.
  std::optional<TimeMs> checkpoint_every_ms;
  /// The simulated time at which the run stops itself, as if it were asked to.
  std::optional<TimeMs> stop_at_ms;
  /// Asked between rounds: whether to stop.
  std::function<bool()> is_stop_asked = [] { return false; };
};

/// What one economy came to in one world.
struct EconomyFindings {
  std::string economy;
  std::vector<engine::Finding> findings;
};

/// What a run came to.
struct RunOutcome {
  bool is_complete = false;
  TimeMs reached_ms = 0;
  std::uint64_t samples = 0;
  double seconds = 0;
  std::string result_path;
  std::string checkpoint_path;  // of the last checkpoint that this run wrote; empty where it wrote none
  std::vector<output::WorldInfo> worlds;
  std::vector<std::vector<EconomyFindings>> findings;  // [worlds]
  std::vector<std::string> failures;                   // [worlds] empty where all is well
  std::vector<engine::Cost> costs;
  std::uint64_t agents_left_out = 0;  // of snapshots that this run took

  bool has_failures() const;
};

/// Where the checkpoints of a result lie: beside it.
std::string checkpoint_of(std::string const& result_path);

/// Runs a batch from its beginning and records it in a new result file.
/// Errors  hdf5::Error for whatever keeps the files from being written.
RunOutcome record(Batch& batch, output::Provenance const& provenance, RunOrders const& orders);

/// Goes on from a checkpoint, with the result file that lies beside it.
/// Errors  state::CheckpointError where the checkpoint belongs to another run; hdf5::Error.
RunOutcome resume(Batch& batch, output::Provenance const& provenance, RunOrders const& orders,
                  state::Checkpoint const& checkpoint);

}  // namespace flywheel::study
