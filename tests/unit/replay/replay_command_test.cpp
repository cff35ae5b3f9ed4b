#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/app/command.hpp"
#include "tests/unit/replay/small_snapshot.hpp"
#include "tests/unit/verify/faults_of.hpp"

namespace flywheel::app::replay {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using verify::Json;

class ReplayCommand : public ::testing::Test {
 protected:
  /// What it does on the processor.
  Action action(Json const& file, std::vector<std::string> words) const {
    words.insert(words.begin(), folder_.write(file));
    for (auto const* word : {"--device", "cpu", "--threads", "1"}) words.emplace_back(word);
    CLI::App parser;
    auto const action = add_replay(parser);
    std::reverse(words.begin(), words.end());
    parser.parse(words);
    return action;
  }

  /// What it prints.
  std::string replay(Json const& file, std::vector<std::string> const& words) const {
    auto const act = action(file, words);
    ::testing::internal::CaptureStdout();
    int const status = act();
    auto const out = ::testing::internal::GetCapturedStdout();
    EXPECT_EQ(status, success);
    return out;
  }

  SnapshotFolder folder_;
};

TEST_F(ReplayCommand, PrintsALineForEveryUidThatEarns) {
  auto const out = replay(two_blocs(), {"--set", "kappa=39321"});
  EXPECT_THAT(out, HasSubstr("s.json: case blocs: 4 uids, 1 epoch on cpu, 1 thread\n"
                             "kappa  32767 → 39321  of 65535\n\n"));
  EXPECT_THAT(out,
              HasSubstr("2            miner      0.0000  1.0000 → 0.0000                -        0.500000 →        "
                        "0.000000       -0.500000  -100.00 %\n"));
  EXPECT_THAT(out, HasSubstr("      +0.450000        new\n"));
  EXPECT_THAT(out, Not(HasSubstr("\n3 ")));
  EXPECT_THAT(out, HasSubstr("  0 rise from 0, 1 fall to 0\n"));
}

TEST_F(ReplayCommand, SumsTheUidsThatItLeavesOut) {
  auto const out = replay(worked_example(), {"--set", "yuma3=true", "--top", "2"});
  EXPECT_THAT(out, HasSubstr("\n3 others"));
  EXPECT_THAT(out, HasSubstr("       0.660714 →        0.656545       -0.004169    -0.63 %\nall "));
}

TEST_F(ReplayCommand, PrintsTheRunAsItIsWhereNothingIsSet) {
  auto const out = replay(worked_example(), {});
  EXPECT_THAT(out, HasSubstr("3            miner      0.0000    0.5982         -          0.299107\n"));
  EXPECT_THAT(out, Not(HasSubstr("→")));
  EXPECT_THAT(out, Not(HasSubstr("gain")));
}

TEST_F(ReplayCommand, PrintsEveryUidAsJson) {
  auto const found = Json::parse(replay(worked_example(), {"--set", "yuma3=true", "--json", "--top", "1"}));
  EXPECT_EQ(found.at("case"), "worked");
  EXPECT_EQ(found.at("epochs"), 1);
  EXPECT_EQ(found.at("settings").at(0), (Json{{"key", "yuma3"}, {"before", "false"}, {"after", "true"}, {"unit", ""}}));
  EXPECT_EQ(found.at("uids").size(), 5);
  EXPECT_EQ(found.at("uids").at(0).at("uid"), 0);
  EXPECT_EQ(found.at("uids").at(0).at("emission_rao").at("before"), 267'857'143);
  auto const plain = Json::parse(replay(worked_example(), {"--json"}));
  EXPECT_EQ(plain.at("uids").at(0).at("emission_rao"), (Json{{"before", 299'107'142}}));
  EXPECT_FALSE(plain.contains("gained_rao"));
}

TEST_F(ReplayCommand, PrintsNothingWhereItIsToBeQuiet) {
  EXPECT_EQ(replay(worked_example(), {"--quiet"}), "");
}

TEST_F(ReplayCommand, SaysWhatIsWrongInTheFileAndInTheSettingsAtOnce) {
  auto file = worked_example();
  input_of(file)["params"]["kappa"] = -1;
  auto const path = folder_.write(file);
  EXPECT_EQ(verify::faults_of(action(file, {"--set", "kapa=1"})),
            (std::vector{path + ": case worked: input.params.kappa: expected a whole number from 0 to 65535, got -1",
                         std::string{"--set: kapa: expected a hyperparameter, got 'kapa'; did you mean 'kappa'?"}}));
}

}  // namespace
}  // namespace flywheel::app::replay
