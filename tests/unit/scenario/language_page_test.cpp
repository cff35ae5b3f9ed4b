#include <gtest/gtest.h>

#include <sstream>

#include "files.hpp"

#include "sim/scenario/scenario.hpp"
#include "sim/study/batch.hpp"
#include "sim/study/world_plan.hpp"

namespace flywheel::scenario {
namespace {

/// A fenced block of docs/scenario_language.md: what stands behind the fence, and what it holds.
struct Block {
  std::string language, file, mark;  // yaml, mine.yaml, faulty
  int line = 0;
  std::string text;
};

std::vector<Block> blocks_of_the_page() {
  std::ifstream page{std::string{FLYWHEEL_SOURCE_DIR} + "/docs/scenario_language.md"};
  std::vector<Block> blocks;
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(page, line);) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      auto& block = blocks.emplace_back();
      std::istringstream{line.substr(3)} >> block.language >> block.file >> block.mark;
      block.line = number;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  EXPECT_FALSE(inside) << "a block of the page is not closed";
  return blocks;
}

class LanguagePage : public ::testing::Test {
 protected:
  /// Writes an example and says what is wrong with it, as `flywheel validate` does.
  std::string faults_of(Block const& example, std::vector<std::string> const& overrides = {}) {
    auto const path = folder.write(example.file, example.text);
    Faults faults;
    auto const scenario = std::make_shared<Scenario>(
        read_scenario(path, {std::string{FLYWHEEL_SOURCE_DIR} + "/scenarios"}, overrides, faults));
    study::check_worlds({{scenario, scenario->seed, 0}}, faults);
    return folder.shown(faults);
  }
  Folder folder;
};

TEST_F(LanguagePage, HasOnlyExamplesThatAreReadWithoutFaultOrWithTheOnesItShows) {
  auto const blocks = blocks_of_the_page();
  int sound = 0, faulty = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto const& block = blocks[i];
    SCOPED_TRACE("docs/scenario_language.md:" + std::to_string(block.line));
    if (block.language != "yaml") continue;
    EXPECT_TRUE(block.file.ends_with(".yaml")) << "an example needs a file's name";
    if (block.mark != "faulty") {
      EXPECT_EQ(faults_of(block), "");
      ++sound;
      continue;
    }
    ASSERT_TRUE(i + 1 < blocks.size() && blocks[i + 1].language == "text") << "its message must follow";
    EXPECT_EQ(faults_of(block) + "\n", blocks[i + 1].text);
    ++faulty;
  }
  EXPECT_GE(sound, 7);
  EXPECT_GE(faulty, 6);
}

/// The values of --set in a line of a shell, in quotes or not.
std::vector<std::string> settings_in(std::string line) {
  std::vector<std::string> settings;
  for (auto at = line.find("--set "); at != line.npos; at = line.find("--set ")) {
    line.erase(0, at + 6);
    bool const quoted = line.starts_with('\'');
    settings.push_back(line.substr(quoted, line.find(quoted ? '\'' : ' ', quoted) - quoted));
  }
  return settings;
}

TEST_F(LanguagePage, ShowsSettingsThatFitItsFirstExample) {
  auto const blocks = blocks_of_the_page();
  ASSERT_EQ(blocks.at(0).file, "market.yaml");
  std::size_t settings = 0;
  for (auto const& block : blocks) {
    if (block.language != "sh") continue;
    std::istringstream lines{block.text};
    for (std::string line; std::getline(lines, line);) {
      SCOPED_TRACE(line);
      EXPECT_EQ(faults_of(blocks[0], settings_in(line)), "");
      settings += settings_in(line).size();
    }
  }
  EXPECT_EQ(settings, 5u);
}

}  // namespace
}  // namespace flywheel::scenario
