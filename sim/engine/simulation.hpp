#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/base/ids.hpp"
#include "sim/engine/economy.hpp"
#include "sim/engine/process.hpp"
#include "sim/state/agents.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"
#include "sim/state/table.hpp"

namespace flywheel::engine {

/// What distinguishes a world of the batch, and its times.
struct World {
  std::uint64_t seed;
  std::uint32_t replicate;
};

/// When a run starts, how long it is and how often it is sampled; the same for all worlds of a batch.
struct Period {
  std::int64_t start_unix_ms;
  TimeMs run_ms;
  TimeMs sample_ms;

  std::uint64_t samples() const { return static_cast<std::uint64_t>((run_ms + sample_ms - 1) / sample_ms) + 1; }
  /// The time of sample k: every sample_ms from 0, and the end.
  TimeMs sample_at(std::uint64_t k) const { return k + 1 >= samples() ? run_ms : static_cast<TimeMs>(k) * sample_ms; }
};

/// Something that an observer should log: an intervention took place, or a world failed.
struct Note {
  WorldId world;
  TimeMs now;
  std::string what;
};

/// A batch of worlds: all their state, and what happens in them.
class Simulation {
 public:
  Simulation(Device device, Period period, std::vector<World> worlds);
  Simulation(Simulation const&) = delete;
  Simulation& operator=(Simulation const&) = delete;
  ~Simulation() { forget_picks(); }

  Device const& device() const { return device_; }
  Period const& period() const { return period_; }
  std::uint32_t worlds() const { return static_cast<std::uint32_t>(worlds_.size()); }
  World const& world(WorldId world) const { return worlds_[world.value]; }
  /// The seeds of all worlds, in the device's memory: the keys of every random draw.
  std::uint64_t const* seeds() const { return seeds_.data(); }

  /// A table with capacity[s] slots in segment s; the same number of segments for each world, world by world.
  state::Table& add_table(std::string name, std::span<std::uint32_t const> capacity);
  /// The same, in host memory: what the host alone reads and writes.
  state::Table& add_host_table(std::string name, std::span<std::uint32_t const> capacity);
  void add(std::unique_ptr<Process> process) { processes_.push_back(std::move(process)); }
  void add(std::unique_ptr<Domains> domains) { domains_.push_back(std::move(domains)); }
  void add(std::unique_ptr<Economy> economy);
  /// A table whose agents a scenario may have recorded one by one.
  void add(state::AgentTable agents) { agents_.push_back(std::move(agents)); }

  state::Ledger& ledger() { return ledger_; }
  state::Ledger const& ledger() const { return ledger_; }
  state::Recorder& recorder() { return recorder_; }
  state::Recorder const& recorder() const { return recorder_; }
  std::span<std::unique_ptr<state::Table> const> tables() const { return tables_; }
  std::span<std::unique_ptr<Process> const> processes() const { return processes_; }
  std::span<std::unique_ptr<Domains> const> domains() const { return domains_; }
  std::span<std::unique_ptr<Economy> const> economies() const { return economies_; }
  std::span<state::AgentTable const> agents() const { return agents_; }
  Economy* find_economy(std::string_view name) const;

  /// The segments of a table that belong to the worlds listed, for an op. Valid until the next call of forget_picks().
  Segments pick(state::Table const& table, std::span<std::uint32_t const> worlds);
  /// The segments listed themselves: ascending, without repetition. Valid as long.
  Segments pick_segments(state::Table const& table, std::span<std::uint32_t const> segments);
  /// A copy of host rows in the device's memory. Valid until the next call of forget_picks().
  template <class T>
  T const* lend(std::span<T const> rows) {
    return static_cast<T const*>(keep_on_device(rows.data(), rows.size_bytes()));
  }
  void forget_picks();

  /// Leaves a note for the run's observer.
  void note(Note note) { notes_.push_back(std::move(note)); }
  std::vector<Note> take_notes() { return std::exchange(notes_, {}); }

  /// Ends a world: it keeps its state, nothing fires in it any more, and the run's exit status is 3.
  void fail(WorldId world, TimeMs now, std::string why);
  bool failed(WorldId world) const { return !failures_[world.value].empty(); }
  std::vector<std::string> const& failures() const { return failures_; }
  void restore_failures(std::vector<std::string> failures) { failures_ = std::move(failures); }

 private:
  void const* keep_on_device(void const* from, std::size_t bytes);

  Device device_;
  Period period_;
  std::vector<World> worlds_;
  state::Ledger ledger_;
  state::Recorder recorder_;
  std::vector<std::unique_ptr<state::Table>> tables_;
  std::vector<std::unique_ptr<Process>> processes_;
  std::vector<std::unique_ptr<Domains>> domains_;
  std::vector<std::unique_ptr<Economy>> economies_;
  std::vector<state::AgentTable> agents_;
  std::vector<std::string> failures_;  // [worlds] empty where all is well
  state::Column<std::uint64_t> seeds_;

  struct Borrowed {
    void* memory;
    std::size_t bytes;
  };
  std::vector<Borrowed> picks_;
  std::vector<Note> notes_;
};

}  // namespace flywheel::engine
