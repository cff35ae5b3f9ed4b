#pragma once

#include <string>
#include <vector>

#include "kernels/base/backend.hpp"
#include "sim/output/provenance.hpp"
#include "sim/study/world_plan.hpp"

namespace flywheel::study {

/// Which program runs, for its results to say.
struct Program {
  std::string version;
  std::string commit;
};

/// Where the result of a batch of worlds comes from. The scenario's text is resolved; of worlds with several scenarios
/// it is one document each, in order.
output::Provenance provenance_of(std::vector<WorldPlan> const& worlds, std::string scenario_name,
                                 Program const& program, Device const& device);

}  // namespace flywheel::study
