#pragma once

#include <memory>
#include <vector>

#include "sim/engine/economy.hpp"
#include "sim/engine/interventions.hpp"
#include "sim/scenario/fault.hpp"
#include "sim/study/world_plan.hpp"

namespace flywheel::study {

/// Every world's events in time order; those of one instant in the order in which the scenario writes them.
std::vector<std::vector<engine::Intervention>> plan_events(std::vector<WorldPlan> const& worlds);

/// Applies a world's events to economies that will never run, so that what they get wrong is said before the run.
void rehearse(std::vector<engine::Intervention> const& events, WorldId world,
              std::vector<std::unique_ptr<engine::Economy>> const& economies, scenario::Faults& faults);

}  // namespace flywheel::study
