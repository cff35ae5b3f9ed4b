#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <new>

#include "sim/app/command.hpp"
#include "sim/app/usage.hpp"
#include "sim/app/version.hpp"
#include "sim/hdf5/error.hpp"
#include "sim/scenario/fault.hpp"
#include "sim/state/checkpoint.hpp"
#include "sim/verify/fault.hpp"

namespace {

using namespace flywheel::app;

struct Command {
  char const* name;
  char const* meaning;
  Action (*add)(CLI::App&);
};

constexpr std::array commands{
    Command{"run", "run a scenario and write its result file", add_run},
    Command{"validate", "say everything that is wrong with scenarios", add_validate},
    Command{"explain", "print every resolved value, where it came from and what it means", add_explain},
    Command{"list", "list scenarios, protocols, metrics, or rules that `verify` replays", add_list},
    Command{"schema", "print the JSON Schema of a scenario file, for editors", add_schema},
    Command{"init", "write a commented scenario to start from", add_init},
    Command{"verify", "replay files of exact values through the simulator's own rules", add_verify},
    Command{"replay", "say who gains and who loses when a subnet's hyperparameters change", add_replay},
    Command{"bench", "measure rates against this machine's limits", add_bench},
    Command{"doctor", "say what this program and this machine can do", add_doctor},
};

/// Whether a file's failure is one of the paths that were given, not of the disk.
bool is_for_the_user(flywheel::hdf5::Cause cause) {
  using enum flywheel::hdf5::Cause;
  return cause == already_exists || cause == not_found || cause == not_permitted;
}

int act(Action const& action) {
  try {
    return action();
  } catch (flywheel::scenario::ScenarioFaults const& wrong) {
    fmt::print(stderr, "{}\n", wrong.what());
    return wrong_usage;
  } catch (flywheel::verify::VectorFaults const& wrong) {
    fmt::print(stderr, "{}\n", wrong.what());
    return wrong_usage;
  } catch (WrongUsage const& wrong) {
    fmt::print(stderr, "flywheel: {}\n", wrong.what());
    return wrong_usage;
  } catch (flywheel::state::CheckpointError const& wrong) {
    fmt::print(stderr, "flywheel: {}\n", wrong.what());
    return wrong_usage;
  } catch (flywheel::hdf5::Error const& failure) {
    fmt::print(stderr, "flywheel: {}\n", failure.what());
    return is_for_the_user(failure.cause) ? wrong_usage : run_failed;
  } catch (std::bad_alloc const&) {
    fmt::print(stderr, "flywheel: not enough memory; fewer replicates, agents or threads need less\n");
    return run_failed;
  } catch (std::exception const& failure) {
    fmt::print(stderr, "flywheel: {}\n", failure.what());
    return run_failed;
  }
}

/// The status, or a failure where what was printed did not get to where it was to go.
int told(int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  fmt::print(stderr, "flywheel: standard output could not be written; is the disk full?\n");
  return std::max<int>(status, run_failed);
}

}  // namespace

int main(int count, char** words) {
  CLI::App app{"Flywheel simulates token networks: their own rules over millions of agents.", "flywheel"};
  app.set_version_flag("--version", version_text());
  app.require_subcommand(1);
  Action chosen;
  for (auto const& command : commands) {
    auto* const parser = app.add_subcommand(command.name, command.meaning);
    auto const action = command.add(*parser);
    parser->callback([&chosen, action] { chosen = action; });
  }
  try {
    app.parse(count, words);
  } catch (CLI::ParseError const& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help, or the version
    fmt::print(stderr, "{}", usage_fault(app, error));
    return wrong_usage;
  }
  return told(act(chosen));
}
