#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "kernels/base/ids.hpp"
#include "sim/hdf5/file.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/table.hpp"

namespace flywheel::state {

/// A checkpoint cannot be used. what() names the file, what is wrong with it and what to do.
class CheckpointError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file that a run has read besides its scenario, and the SHA-256 of what it held.
struct InputFile {
  std::string name;
  std::string sha256;
};

/// Which run a checkpoint belongs to, and how far that run was.
struct CheckpointLabel {
  std::string program_version;
  std::string scenario_file;           // as the run was started
  std::vector<std::string> overrides;  // the same
  std::string scenario_text;           // resolved
  std::string result_file;             // beside the checkpoint
  std::vector<std::uint64_t> seeds;    // [worlds]
  std::uint64_t next_sample = 0;
  TimeMs reached_ms = 0;
  std::vector<InputFile> inputs = {};
};

/// The tables of a simulation, all of which a checkpoint holds.
using Tables = std::span<std::unique_ptr<Table> const>;

/// Writes all saved columns with the tables' layouts, the ledger and the failures [worlds] between two rounds of a run,
/// when they are all of its state. The file is written beside `path`, synced and renamed, so that from the first one on
/// there is at every instant a whole one of that name; the one before it is kept under previous_checkpoint(path).
/// Errors  hdf5::Error.
void write_checkpoint(std::string const& path, CheckpointLabel const& label, Tables tables, Ledger const& ledger,
                      std::vector<std::string> const& failures);

/// The name of the generation before.
std::string previous_checkpoint(std::string const& path);

/// A checkpoint that was opened and found whole: the file ends with the SHA-256 of all before it.
class Checkpoint {
 public:
  /// Errors  CheckpointError where the file is damaged, cut short or no checkpoint; hdf5::Error where it cannot be
  /// read.
  static Checkpoint open(std::string path);

  std::string const& path() const { return path_; }
  CheckpointLabel const& label() const { return label_; }
  /// Errors  CheckpointError, naming all that differs from the run that is to go on: version, scenario, seeds, inputs.
  void require_same_run(CheckpointLabel const& here) const;
  /// Gives tables that were declared as the run's were their layout and rows, and the ledger its books and flows.
  /// Errors  CheckpointError, naming the table or column, where they were declared otherwise.
  void restore(Tables tables, Ledger& ledger) const;
  /// What ended worlds before; [worlds], empty where all is well.
  std::vector<std::string> failures() const;

 private:
  Checkpoint(std::string path, hdf5::File file);

  std::string path_;
  hdf5::File file_;
  CheckpointLabel label_;
};

}  // namespace flywheel::state
