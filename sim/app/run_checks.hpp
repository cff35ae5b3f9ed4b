#pragma once

#include <string>
#include <vector>

#include "sim/app/scenario_arguments.hpp"
#include "sim/output/result_file.hpp"

namespace flywheel::app {

/// Where a scenario's result goes: `out`, or the scenario's name and .h5 in this folder.
std::string result_path_of(std::string const& file, std::string const& out);

/// Finds what is wrong with any of the scenarios, or with the place of its result, before the first of them runs, which
/// may take hours. A file that is no result is never replaced.
/// Errors  WrongUsage, scenario::ScenarioFaults.
void check_before_run(std::vector<std::string> const& files, std::string const& out,
                      std::vector<std::string> const& overrides, output::Overwrite overwrite);

}  // namespace flywheel::app
