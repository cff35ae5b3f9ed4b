#include "sim/study/scenario_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace flywheel::study {
namespace {

namespace fs = std::filesystem;

/// The folder of the running program; empty where the system does not say.
fs::path program_folder() {
  std::error_code failed;
  auto const program = fs::read_symlink("/proc/self/exe", failed);
  return failed ? fs::path{} : program.parent_path();
}

void add_if_folder(std::vector<std::string>& folders, fs::path const& folder) {
  std::error_code failed;
  auto const absolute = fs::weakly_canonical(folder, failed);
  if (failed || !fs::is_directory(absolute, failed)) return;
  if (std::find(folders.begin(), folders.end(), absolute.string()) == folders.end()) {
    folders.push_back(absolute.string());
  }
}

/// The whole sentences of the first comment line, without "# " and "Question: "; all of it where none ends in it.
std::string question_of(fs::path const& file) {
  std::ifstream text{file};
  std::string line;
  std::getline(text, line);
  for (std::string const prefix : {"# ", "Question: "}) {
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
  }
  if (line.ends_with('.') || line.ends_with('?')) return line;
  auto const last_end = std::max(line.rfind(". ") + 1, line.rfind("? ") + 1);  // npos + 1: there is none
  return last_end == 0 ? line : line.substr(0, last_end);
}

}  // namespace

std::vector<std::string> scenario_folders() {
  std::vector<std::string> folders;
  if (char const* const chosen = std::getenv("FLYWHEEL_SCENARIOS")) add_if_folder(folders, chosen);
  auto const program = program_folder();
  if (!program.empty()) {
    add_if_folder(folders, program / "../share/flywheel/scenarios");
    for (auto above = program; above.has_relative_path(); above = above.parent_path()) {
      if (fs::exists(above / "scenarios/protocols")) {
        add_if_folder(folders, above / "scenarios");
        break;
      }
    }
  }
  return folders;
}

std::string find_scenario(std::string const& name, std::vector<std::string> const& folders) {
  std::error_code failed;
  if (fs::exists(name, failed)) return name;
  if (auto with_ending = name + ".yaml"; fs::is_regular_file(with_ending, failed)) return with_ending;
  for (auto const& folder : folders) {
    for (auto const* const ending : {"", ".yaml"}) {
      auto const path = fs::path{folder} / (name + ending);
      if (fs::is_regular_file(path, failed)) return path.string();
    }
  }
  return name;
}

std::vector<ScenarioEntry> list_scenarios(std::vector<std::string> const& folders) {
  std::vector<ScenarioEntry> entries;
  for (auto const& folder : folders) {
    for (auto const& entry : fs::recursive_directory_iterator{folder}) {
      if (entry.path().extension() != ".yaml") continue;
      auto const name = fs::relative(entry.path(), folder).replace_extension().string();
      entries.push_back({name, question_of(entry.path())});
    }
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](auto const& left, auto const& right) { return left.name < right.name; });
  auto const same = [](auto const& left, auto const& right) { return left.name == right.name; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  return entries;
}

}  // namespace flywheel::study
