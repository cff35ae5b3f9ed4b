#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace flywheel::scenario {
namespace {

/// What stands between single backticks of a page and looks like a path of the source tree, as in
/// `sim/engine/process.hpp`.
std::vector<std::string> paths_on(std::string const& page) {
  std::ifstream file{std::string{FLYWHEEL_SOURCE_DIR} + "/" + page};
  std::vector<std::string> paths;
  for (std::string quoted; std::getline(file, quoted, '`') && std::getline(file, quoted, '`');)
    for (auto const* folder : {"kernels/", "sim/", "tests/", "scenarios/", "scripts/"})
      if (quoted.starts_with(folder) && quoted.find_first_of("< \n") == quoted.npos) paths.push_back(quoted);
  return paths;
}

TEST(HowToAdd, NamesOnlyFilesThatExist) {
  auto const paths = paths_on("docs/how_to_add.md");
  EXPECT_GE(paths.size(), 20u);
  for (auto const& path : paths)
    EXPECT_TRUE(std::filesystem::exists(std::string{FLYWHEEL_SOURCE_DIR} + "/" + path)) << path;
}

}  // namespace
}  // namespace flywheel::scenario
