#include <filesystem>

#include "sim/scenario/document.hpp"

namespace flywheel::scenario {

namespace fs = std::filesystem;

std::optional<std::string> find_file(std::string const& name, Mark const& asked) {
  std::error_code ignored;
  if (name.empty()) return std::nullopt;
  std::vector<fs::path> places{fs::path{asked.file()}.parent_path() / name};
  if (asked.source)
    for (auto const& folder : asked.source->search_paths) places.push_back(fs::path{folder} / name);
  for (auto const& place : places)
    if (fs::is_regular_file(place, ignored)) return place.lexically_normal().string();
  return std::nullopt;
}

}  // namespace flywheel::scenario
