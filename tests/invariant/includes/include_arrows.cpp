#include "tests/invariant/includes/include_arrows.hpp"

#include <algorithm>

namespace flywheel::includes {
namespace {

using Arrows = std::map<std::string, std::set<std::string>>;

std::set<std::string> const rule_folders{"kernels/emission", "kernels/scoring",    "kernels/matching",
                                         "kernels/exchange", "kernels/population", "kernels/statistics"};
// A domain advances its events in one thread and so composes laws of several folders.
std::set<std::string> const kernel_folders = [] {
  auto folders = rule_folders;
  folders.insert({"kernels/base", "kernels/domain"});
  return folders;
}();

std::set<std::string> with(std::set<std::string> folders, std::set<std::string> const& more) {
  folders.insert(more.begin(), more.end());
  return folders;
}

// DESIGN section 2, one line an arrow list.
Arrows listed_arrows() {
  Arrows arrows;
  arrows["kernels/base"] = {};
  for (auto const& folder : rule_folders) arrows[folder] = {"kernels/base"};
  arrows["kernels/domain"] = with(rule_folders, {"kernels/base"});
  arrows["sim/scenario"] = kernel_folders;
  arrows["sim/hdf5"] = {};
  arrows["sim/state"] = {"sim/hdf5", "kernels/base"};
  arrows["sim/engine"] = {"sim/state", "sim/scenario"};
  arrows["sim/economy"] = with(kernel_folders, {"sim/engine"});
  arrows["sim/output"] = {"sim/state", "sim/scenario", "sim/hdf5"};
  arrows["sim/verify"] = kernel_folders;
  arrows["sim/study"] = {"sim/engine", "sim/economy", "sim/output", "sim/scenario"};
  arrows["sim/app"] = with(kernel_folders, {"sim/study", "sim/verify", "sim/engine", "sim/economy", "sim/output",
                                            "sim/state", "sim/scenario", "sim/hdf5"});
  return arrows;
}

void add_reachable(Arrows const& listed, std::string const& from, std::set<std::string>& reached) {
  if (!reached.insert(from).second) return;
  for (auto const& next : listed.at(from)) add_reachable(listed, next, reached);
}

Arrows closed(Arrows const& listed) {
  Arrows all;
  for (auto const& [folder, unused] : listed) add_reachable(listed, folder, all[folder]);
  return all;
}

// "kernels/base" of "kernels/base/portable_math/exp.hpp".
std::string folder_of(std::string const& path) {
  auto const first = path.find('/');
  auto const second = first == std::string::npos ? first : path.find('/', first + 1);
  return second == std::string::npos ? std::string{} : path.substr(0, second);
}

std::string arrow_problem(std::string const& from, Include const& include) {
  auto const to = folder_of(include.target);
  if (!include.target.starts_with("kernels/") && !include.target.starts_with("sim/"))
    return "\"" + include.target + "\" is not a path from the root of the tree";
  auto const allowed = allowed_arrows().find(from);
  if (allowed == allowed_arrows().end()) return "the design lists no folder " + from;
  return allowed->second.contains(to) ? std::string{} : from + " must not include " + to;
}

bool starts_with_any(std::string const& text, std::vector<std::string> const& beginnings) {
  return std::ranges::any_of(beginnings, [&](auto const& beginning) { return text.starts_with(beginning); });
}

bool is_cuda_or_thrust(std::string const& header) {
  return starts_with_any(header, {"cuda", "thrust/", "cub/", "nv/", "cooperative_groups", "device_launch_parameters"});
}

// The folder that alone may include a library's header, or nothing for a header that may be included anywhere.
std::string only_home_of(std::string const& header) {
  if (header.starts_with("yaml-cpp")) return "sim/scenario";
  if (starts_with_any(header, {"hdf5", "H5"})) return "sim/hdf5";
  return {};
}

// Finds the CUDA and Thrust headers that a host compiler sees below a file, each file visited once.
class DeviceHeaders {
 public:
  explicit DeviceHeaders(std::vector<SourceFile> const& files) {
    for (auto const& file : files) includes_[file.path] = includes_of(file);
  }

  // The first CUDA or Thrust header below an include, or nothing.
  [[nodiscard]] std::string reached_by(Include const& include) const {
    std::set<std::string> visited;
    return below(include, visited);
  }

 private:
  std::string below(Include const& include, std::set<std::string>& visited) const {
    if (include.cuda_only) return {};
    if (is_cuda_or_thrust(include.target)) return "<" + include.target + ">";
    auto const file = includes_.find(include.target);
    if (file == includes_.end() || !visited.insert(include.target).second) return {};
    for (auto const& next : file->second)
      if (auto found = below(next, visited); !found.empty()) return found;
    return {};
  }

  std::map<std::string, std::vector<Include>> includes_;
};

}  // namespace

Arrows const& allowed_arrows() {
  static Arrows const arrows = closed(listed_arrows());
  return arrows;
}

std::vector<Violation> wrong_arrows(std::vector<SourceFile> const& files) {
  std::vector<Violation> found;
  for (auto const& file : files)
    for (auto const& include : includes_of(file)) {
      if (!include.quoted) continue;
      auto problem = arrow_problem(folder_of(file.path), include);
      if (!problem.empty()) found.push_back({file.path, include.line, std::move(problem)});
    }
  return found;
}

std::vector<Violation> misplaced_library_headers(std::vector<SourceFile> const& files) {
  std::vector<Violation> found;
  DeviceHeaders const device_headers{files};
  for (auto const& file : files)
    for (auto const& include : includes_of(file)) {
      auto const home = only_home_of(include.target);
      if (!home.empty() && folder_of(file.path) != home)
        found.push_back({file.path, include.line, "<" + include.target + "> belongs in " + home + " alone"});
      if (!file.path.starts_with("sim/")) continue;
      auto const reached = device_headers.reached_by(include);
      if (!reached.empty()) found.push_back({file.path, include.line, "sim/ must not reach " + reached});
    }
  return found;
}

}  // namespace flywheel::includes
