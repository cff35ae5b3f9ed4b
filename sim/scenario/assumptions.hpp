#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace flywheel::scenario {

/// What a scenario stands on that nobody has published: `economies.io.emission.blocks_per_month = 730: assumed: hours a
/// month`. Every value, list or section whose comment says "assumed", in file order, each once; then those of
/// `explained` whose meaning says so. Rule sets that events adopt count too.
std::vector<std::string> assumptions_of(Scenario const& scenario, std::vector<Explanation> const& explained = {});

}  // namespace flywheel::scenario
