#pragma once

#include <string>
#include <vector>

namespace flywheel::study {

/// The folders in which scenarios are looked up after the place that names them: FLYWHEEL_SCENARIOS where it is set,
/// then what belongs to the program: ../share/flywheel/scenarios of an installed one, scenarios/ of the source tree
/// that a built one lies in.
std::vector<std::string> scenario_folders();

/// The file that a user means: a path, or a name below one of the folders, both with or without `.yaml`. A name that is
/// nowhere is returned as it is, so that the reader says what is wrong with it.
std::string find_scenario(std::string const& name, std::vector<std::string> const& folders);

/// Every scenario below the folders as a name that find_scenario knows, with the question that its first line asks.
struct ScenarioEntry {
  std::string name;
  std::string question;
};
std::vector<ScenarioEntry> list_scenarios(std::vector<std::string> const& folders);

}  // namespace flywheel::study
