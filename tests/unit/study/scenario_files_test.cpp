#include "sim/study/scenario_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace flywheel::study {
namespace {

std::vector<std::string> const folders{FLYWHEEL_SOURCE_DIR "/scenarios"};

TEST(FindScenario, KnowsANameWithAndWithoutItsEnding) {
  auto const expected = folders[0] + "/study/pm1_per_job.yaml";
  EXPECT_EQ(find_scenario("study/pm1_per_job", folders), expected);
  EXPECT_EQ(find_scenario("study/pm1_per_job.yaml", folders), expected);
}

TEST(FindScenario, TakesAPathAsItIs) {
  auto const path = folders[0] + "/study/pm1_per_job.yaml";
  EXPECT_EQ(find_scenario(path, {}), path);
}

TEST(FindScenario, ReturnsWhatIsNowhereForTheReaderToComplain) {
  EXPECT_EQ(find_scenario("nowhere", folders), "nowhere");
  EXPECT_EQ(find_scenario("study", folders), "study");
}

TEST(ListScenarios, EndsAQuestionWithASentence) {
  for (auto const& entry : list_scenarios(folders)) {
    EXPECT_TRUE(entry.question.ends_with('.') || entry.question.ends_with('?')) << entry.name << ": " << entry.question;
  }
}

TEST(ListScenarios, PrintsNamesWithTheQuestionOfTheFirstLine) {
  auto const entries = list_scenarios(folders);
  auto const found =
      std::find_if(entries.begin(), entries.end(), [](auto const& entry) { return entry.name == "study/pm1_per_job"; });
  ASSERT_NE(found, entries.end());
  EXPECT_EQ(found->question, "what do prices, balances and exits settle at when every job looks at three providers?");
  EXPECT_TRUE(std::is_sorted(entries.begin(), entries.end(),
                             [](auto const& left, auto const& right) { return left.name < right.name; }));
}

}  // namespace
}  // namespace flywheel::study
