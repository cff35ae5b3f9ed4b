#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <stdexcept>

namespace flywheel::app {

/// What the program returns to the shell.
enum Status : int {
  success = 0,
  does_not_hold = 1,  // what was asked does not hold
  wrong_usage = 2,    // or a faulty scenario
  run_failed = 3,     // or did not reach its end
};

/// The arguments do not go together. what() says how they would.
class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs a command after its arguments have been read.
using Action = std::function<int()>;

/// Adds a command's options to its parser and returns what it does. One function a command.
Action add_run(CLI::App& app);
Action add_validate(CLI::App& app);
Action add_explain(CLI::App& app);
Action add_list(CLI::App& app);
Action add_schema(CLI::App& app);
Action add_init(CLI::App& app);
Action add_verify(CLI::App& app);
Action add_replay(CLI::App& app);
Action add_bench(CLI::App& app);
Action add_doctor(CLI::App& app);

}  // namespace flywheel::app
