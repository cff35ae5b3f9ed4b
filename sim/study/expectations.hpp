#pragma once

#include "sim/scenario/scenario.hpp"

namespace flywheel::study {

/// Adds a fault for each expectation of a metric that none of the scenario's economies records.
void check_expectations(scenario::Scenario const& scenario, scenario::Faults& faults);

}  // namespace flywheel::study
