#include "sim/app/run_checks.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "sim/app/command.hpp"
#include "sim/study/batch.hpp"

namespace flywheel::app {
namespace {

namespace fs = std::filesystem;

/// Whether a file may be what an earlier run wrote: HDF5, or still empty.
bool may_be_a_result(std::string const& path) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  std::ifstream file{path, std::ios::binary};
  std::string start(signature.size(), '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return file.gcount() == 0 || start == signature;
}

/// Finds out whether the result can be written.
void check_result(std::string const& path, output::Overwrite overwrite) {
  auto const folder = fs::path{path}.parent_path();
  if (!folder.empty() && !fs::is_directory(folder)) {
    throw WrongUsage{fmt::format("{}: there is no folder '{}'; create it first, or choose another with --out", path,
                                 folder.string())};
  }
  if (fs::is_directory(path)) throw WrongUsage{path + ": it is a folder; give the name of a file with --out"};
  if (overwrite == output::Overwrite::refused && fs::exists(path))
    throw WrongUsage{path + ": it exists already; choose another name with --out, or replace it with --force"};
  if (fs::exists(path) && !may_be_a_result(path))
    throw WrongUsage{path + ": it is no result file, and --force replaces those alone; choose another name with --out"};
}

/// Reads all files, so that all of their faults are told at once.
void check_scenarios(std::vector<std::string> const& files, std::vector<std::string> const& overrides) {
  scenario::Faults faults;
  for (auto const& file : files) {
    try {
      auto const scenario = read_scenario(file, overrides);
      study::check_worlds({{scenario, scenario->seed, 0}}, faults);
    } catch (scenario::ScenarioFaults const& wrong) {
      for (auto const& fault : wrong.faults) faults.add(fault);
    }
  }
  faults.throw_if_any();
}

}  // namespace

std::string result_path_of(std::string const& file, std::string const& out) {
  return out.empty() ? fs::path{file}.stem().string() + ".h5" : out;
}

void check_before_run(std::vector<std::string> const& files, std::string const& out,
                      std::vector<std::string> const& overrides, output::Overwrite overwrite) {
  std::map<std::string, std::string> scenario_of;  // by result file
  for (auto const& file : files) {
    auto const path = result_path_of(file, out);
    check_result(path, overwrite);
    auto const [other, is_new] = scenario_of.emplace(path, file);
    if (!is_new)
      throw WrongUsage{
          fmt::format("run: {} and {} would both write {}; run them one by one with --out", other->second, file, path)};
  }
  if (files.size() > 1) check_scenarios(files, overrides);  // one says it as it is built
}

}  // namespace flywheel::app
