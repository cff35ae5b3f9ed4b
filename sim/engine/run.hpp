#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kernels/base/op_watch.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/observer.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::engine {

/// Whether the full sum over accounts is compared with the books at every sample or at every settlement.
enum class Audit { at_samples, at_settlements };

/// What one process, or one set of domains, has cost so far.
struct Cost {
  std::string name;
  std::uint64_t calls = 0;
  double seconds = 0;
  OpCosts ops{};  // of those seconds; none unless somebody asked for them
};

/// Runs a simulation from its state to the end of its period.
///
/// A round takes every world's least (time, phase, process), advances the domains of those worlds up to it and fires
/// each process once over the worlds due. Worlds share no clock; they wait for one another at samples alone.
class Run {
 public:
  /// The simulation's economies are declared. The calendar is part of its state.
  Run(Simulation& simulation, Observer& observer, Audit audit = Audit::at_samples);

  /// From now on counts the time of every op as well, for which a GPU is waited for after each.
  void watch_ops() { watches_ops_ = true; }
  /// Genesis: configures and begins every economy and plans every process. Instead of it, a resume restores the tables.
  void begin();
  /// Goes on until the end or until the observer wants to stop. Returns whether the end was reached.
  bool advance();

  std::uint64_t next_sample() const { return sample_; }
  void resume_at(std::uint64_t next_sample) { sample_ = next_sample; }
  std::vector<Cost> const& costs() const { return costs_; }

 private:
  struct Next {
    TimeMs when;
    std::uint32_t process;
  };

  static constexpr std::uint32_t sample_process = UINT32_MAX;

  Next next_of(std::uint32_t world) const;
  bool round();
  void advance_domains(std::vector<std::uint32_t> const& worlds, std::vector<TimeMs> const& until);
  void fire(std::uint32_t process, Due const& due);
  void take_sample();
  void tell(TimeMs now);
  void settle(std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& now);

  Simulation& simulation_;
  Observer& observer_;
  Audit audit_;
  bool watches_ops_ = false;
  Calendar calendar_;
  std::vector<std::uint32_t> order_;  // processes by (phase, declaration)
  std::uint64_t sample_ = 0;
  std::vector<Cost> costs_;
};

}  // namespace flywheel::engine
