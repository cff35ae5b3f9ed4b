#pragma once

#include <string>
#include <vector>

#include "sim/study/recorded_run.hpp"
#include "sim/study/world_plan.hpp"
#include "tests/support/test_folder.hpp"

namespace flywheel::study {

/// Builds worlds and runs them from the start.
RunOutcome run_worlds(std::vector<WorldPlan> const& worlds, RunOrders const& orders, int threads = 1);

/// Builds the same worlds anew, as another process would, and goes on from the checkpoint beside the result.
RunOutcome resume_worlds(std::vector<WorldPlan> const& worlds, RunOrders const& orders, int threads = 1);

}  // namespace flywheel::study
