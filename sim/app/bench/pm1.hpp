#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/observer.hpp"
#include "sim/engine/run.hpp"
#include "sim/study/batch.hpp"

namespace flywheel::app::bench {

/// Watches a run without doing anything.
struct Bystander : engine::Observer {
  void sampled(engine::Simulation const&, std::uint64_t) override {}
  void noted(WorldId, TimeMs, std::string_view) override {}
  void reached(engine::Simulation const&, TimeMs) override {}
  bool wants_stop() override { return false; }
};

/// The reference workload PM-1 as its scenario files have it, except for size and length.
struct Pm1 {
  std::string scenario = "study/pm1_pro_rata";
  std::uint32_t providers = 100'000;
  std::uint32_t steps = 100;
  std::uint32_t steps_per_sample = 1;
  std::uint32_t markets = 1;  // replicates, of `providers` each

  /// The scenario. Errors  as read_scenario.
  [[nodiscard]] std::shared_ptr<scenario::Scenario const> read(std::vector<std::string> more_overrides = {}) const;
  [[nodiscard]] double agent_steps() const { return static_cast<double>(providers) * steps * markets; }
};

/// A scenario of the program's own, by its name. Errors  scenario::ScenarioFaults, also where it is not found.
[[nodiscard]] std::shared_ptr<scenario::Scenario const> read_scenario(std::string const& name,
                                                                      std::vector<std::string> const& overrides);

/// A batch that is ready to run.
[[nodiscard]] study::Batch build(std::vector<study::WorldPlan> const& worlds, Device const& device);

/// What a run took, from its first step to its end: ledger and samples on, nothing written.
struct TimedRun {
  double seconds;
  double audit_seconds;
};
[[nodiscard]] TimedRun time_run(Pm1 const& workload, Device const& device);

}  // namespace flywheel::app::bench
