#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace flywheel::app {

/// The arguments that every command about scenarios shares: files and `--set`.
struct ScenarioArguments {
  std::vector<std::string> files;
  std::vector<std::string> overrides;

  /// Returns the option of the files.
  CLI::Option* add_to(CLI::App& app);
  /// Reads one of the files. Errors: scenario::ScenarioFaults.
  std::shared_ptr<scenario::Scenario const> read(std::string const& file) const;
};

/// Reads a file, or a name that `flywheel list scenarios` prints, with overrides. Errors: scenario::ScenarioFaults.
std::shared_ptr<scenario::Scenario const> read_scenario(std::string const& file,
                                                        std::vector<std::string> const& overrides);

}  // namespace flywheel::app
