#pragma once

#include <vector>

#include "sim/scenario/scenario.hpp"

namespace flywheel::study {

/// Every resolved value of a scenario, those of its economies included.
/// Errors  scenario::ScenarioFaults where an economy names no protocol that there is.
std::vector<scenario::Explanation> explain(scenario::Scenario const& scenario);

}  // namespace flywheel::study
