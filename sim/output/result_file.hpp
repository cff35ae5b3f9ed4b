#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/base/ids.hpp"
#include "sim/output/agent_snapshots.hpp"
#include "sim/output/provenance.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"

namespace flywheel::output {

/// Whether a file that exists already may be replaced.
enum class Overwrite { refused, allowed };

/// The file of a run's results: all series of the recorder and all flows of the ledger, sample by sample, and
/// snapshots of agents where they are asked for.
///
/// The number of samples is known, so every array has its full size from the start and `time` is whole. Killed at any
/// instant, the file opens and `completed_samples` tells how far its values go.
///
/// Errors  of all: hdf5::Error, naming the file and what to do; its cause tells a full disk from the rest.
class ResultFile {
 public:
  static constexpr std::uint64_t usual_events_per_world = 64;

  /// Builds the whole file beside its final name, then renames it: an old file of that name is there until the new one
  /// is complete in structure, and where overwriting is refused no file is ever replaced.
  static ResultFile create(std::string path, Overwrite overwrite, Provenance const& provenance,
                           state::Recorder const& shape, state::Ledger const& ledger,
                           std::vector<std::int64_t> sample_times_ms,
                           std::uint64_t events_per_world = usual_events_per_world, AgentRecord agents = {});
  /// Goes on with a file from sample `next_sample`, for a resume. A finished file is unpacked first.
  /// Errors  also where the file has another scenario or shape, or does not hold the samples before `next_sample`.
  static ResultFile reopen(std::string path, Provenance const& provenance, state::Recorder const& shape,
                           state::Ledger const& ledger, std::vector<std::int64_t> sample_times_ms,
                           std::uint64_t next_sample, std::uint64_t events_per_world = usual_events_per_world,
                           AgentRecord agents = {});

  ResultFile(ResultFile&& other) noexcept;
  ResultFile& operator=(ResultFile&& other) noexcept;
  /// Writes what is still in memory, but cannot tell of a failure: call flush() or finish().
  ~ResultFile();

  /// Takes the next sample. Samples gather in memory for about a second, at most 64 MiB, then go to the file together;
  /// snapshots of agents go there at once. Agents for whom a snapshot has no place are logged as an event.
  void write(std::uint64_t sample, state::Recorder const& recorder, state::Ledger const& ledger);
  /// Logs an event. One that a reopened file holds already, and that a resume replays, is not logged again.
  void note_event(std::uint32_t world, std::int64_t time_ms, std::string_view what);
  /// Has everything taken so far on the disk: it survives even a power cut.
  void flush();
  /// Writes the rest and packs the file: compressed beside it, synced, renamed. Nothing may be written after it.
  /// Where there is no room to pack, the file stays as it is, with all its values, and the error says so.
  void finish();

  /// Samples taken so far.
  std::uint64_t next_sample() const;
  std::string const& path() const;
  /// Agents for whom the snapshots taken here had no place, each time they were due.
  std::uint64_t agents_left_out() const;

 private:
  class Writer;
  explicit ResultFile(std::unique_ptr<Writer> writer);

  std::unique_ptr<Writer> writer_;
};

}  // namespace flywheel::output
