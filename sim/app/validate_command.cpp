#include <fmt/format.h>

#include "sim/app/command.hpp"
#include "sim/app/scenario_arguments.hpp"
#include "sim/study/batch.hpp"

namespace flywheel::app {
namespace {

/// Prints what is wrong with one file. Returns whether nothing is.
bool validate(ScenarioArguments const& arguments, std::string const& file) {
  try {
    scenario::Faults faults;
    auto const scenario = arguments.read(file);
    study::check_worlds({{scenario, scenario->seed, 0}}, faults);  // replicates differ in seeds alone
    faults.throw_if_any();
    fmt::print("{}: valid\n", file);
    return true;
  } catch (scenario::ScenarioFaults const& wrong) {
    fmt::print(stderr, "{}\n", wrong.what());
    return false;
  }
}

}  // namespace

Action add_validate(CLI::App& app) {
  auto const arguments = std::make_shared<ScenarioArguments>();
  arguments->add_to(app);
  return [arguments] {
    bool all_valid = true;
    for (auto const& file : arguments->files) all_valid = validate(*arguments, file) && all_valid;
    return all_valid ? success : wrong_usage;
  };
}

}  // namespace flywheel::app
