#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/observer.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::engine {

/// What happened, in order: "issue@3 world 0".
using Journal = std::vector<std::string>;

/// Fires every `every_ms[world]`, from then on, and writes it down.
class Ticking final : public Process {
 public:
  Ticking(std::string name, Phase phase, std::vector<TimeMs> every_ms, Journal& journal)
      : name_{std::move(name)}, phase_{phase}, every_ms_{std::move(every_ms)}, journal_{journal} {}

  std::string_view name() const override { return name_; }
  Phase phase() const override { return phase_; }
  TimeMs first_ms(Simulation const&, WorldId world) const override { return every_ms_[world.value]; }
  TimeMs next_ms(Simulation const&, WorldId world, TimeMs now) const override { return now + every_ms_[world.value]; }
  void fire(Simulation& simulation, Due const& due) const override;

 private:
  std::string name_;
  Phase phase_;
  std::vector<TimeMs> every_ms_;
  Journal& journal_;
};

/// Domains that write down how far they are to advance.
class Advancing final : public Domains {
 public:
  explicit Advancing(Journal& journal) : journal_{journal} {}
  std::string_view name() const override { return "domains"; }
  void advance(Simulation& simulation, Due const& until) const override;

 private:
  Journal& journal_;
};

/// Writes down samples, and stops once the slowest world has reached a time.
class Watching final : public Observer {
 public:
  explicit Watching(Journal& journal) : journal_{journal} {}
  void sampled(Simulation const& simulation, std::uint64_t sample) override;
  void noted(WorldId world, TimeMs now, std::string_view what) override;
  void reached(Simulation const&, TimeMs now) override { reached_ms = now; }
  bool wants_stop() override { return stop_at_ms && reached_ms >= *stop_at_ms; }

  TimeMs reached_ms = -1;
  std::optional<TimeMs> stop_at_ms;

 private:
  Journal& journal_;
};

/// A batch without economies.
std::unique_ptr<Simulation> empty_worlds(std::uint32_t worlds, TimeMs run_ms, TimeMs sample_ms);

}  // namespace flywheel::engine
