#pragma once

#include <string>
#include <vector>

#include "sim/output/result_file.hpp"
#include "tests/support/test_folder.hpp"

namespace flywheel::output {

/// A run of two worlds whose every value is a formula of (world, sample, place), so that a test can tell it.
class SampleRun {
 public:
  explicit SampleRun(std::uint64_t samples, std::uint32_t worlds = 2);

  static double price(std::uint32_t world, std::uint64_t sample) {
    return world * 1000.0 + static_cast<double>(sample) + 0.25;
  }
  static std::int64_t devices(std::uint32_t world, std::uint64_t sample, std::uint64_t place) {
    return static_cast<std::int64_t>(world * 100 + sample * 10 + place) - 5;
  }
  /// Beyond 64 bits, and negative in odd worlds.
  static Int128 supply(std::uint32_t world, std::uint64_t sample);
  /// Miners come and go: so many at a sample, ids 10, 11, ... Two rows more hold nobody; the file has room for three.
  static constexpr std::uint64_t snapshot_every = 2;
  static std::uint32_t miners(std::uint32_t world, std::uint64_t sample) {
    return static_cast<std::uint32_t>((world + sample) % 4);
  }
  static std::uint64_t stake(std::uint32_t world, std::uint64_t sample, std::uint32_t miner) {
    return (std::uint64_t{1} << 63) + 1000 * world + 10 * sample + miner;
  }
  static std::int64_t minted(std::uint32_t world, std::uint64_t sample) {
    return static_cast<std::int64_t>((world + 1) * (sample + 1)) * 1'500'000'000;
  }

  /// Samples must be recorded in order: flows add up.
  void record(std::uint64_t sample);
  ResultFile create(std::string const& path, Overwrite overwrite = Overwrite::refused) const;
  ResultFile reopen(std::string const& path, std::uint64_t next_sample) const;
  /// A whole file: created, all samples written, finished.
  void write_all(std::string const& path);

  Provenance provenance;
  state::Recorder recorder;
  state::Ledger ledger;
  state::Table miners_table;
  std::vector<std::int64_t> times_ms;

 private:
  AgentRecord agent_record() const;
  void place_miners(std::uint64_t sample);

  state::Column<std::uint32_t> miner_id_;
  state::Column<std::uint8_t> miner_state_;
  state::Column<std::uint64_t> miner_stake_;
  state::SeriesId price_;
  state::SeriesId devices_;
  state::SeriesId supply_;
  state::FlowId emission_;
  state::FlowId purchase_;
};

}  // namespace flywheel::output
