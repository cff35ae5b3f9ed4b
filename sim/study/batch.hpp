#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/interventions.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/study/world_plan.hpp"

namespace flywheel::study {

/// A batch of worlds, ready to begin or to be restored.
struct Batch {
  std::unique_ptr<engine::Simulation> simulation;
  engine::Interventions const* interventions;         // owned by the simulation
  std::optional<scenario::RegularShare> agents = {};  // whose own state is recorded, and how often
};

/// Builds the worlds' economies and plans their events. The worlds of a batch share the period and the economies' names
/// and kinds; parameters, seeds and events may differ.
/// Errors  adds a fault for whatever a specification or an event gets wrong; the batch is then empty.
Batch build_batch(std::vector<WorldPlan> const& worlds, Device const& device, scenario::Faults& faults);

/// Finds the same faults and throws the batch away.
void check_worlds(std::vector<WorldPlan> const& worlds, scenario::Faults& faults);

}  // namespace flywheel::study
