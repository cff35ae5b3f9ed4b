#include <sys/stat.h>

#include "files.hpp"

#include "sim/scenario/scenario.hpp"

namespace flywheel::scenario {
namespace {

/// Every class of fault that a scenario's author can meet, as a whole file shows it. The kinds of values, the
/// structures and the files that cannot be read at all have tests of their own; here each class stands once, through
/// the front door.
struct FaultClass {
  char const* name;
  char const* piece;  // of the sound scenario
  char const* by;     // what stands there instead
  char const* message;
};

constexpr char const* sound = R"(flywheel: 1
title: Small
seed: 7
time: {start: 2024-06-25T12:00Z, run: 730 d, sample: 1 d}
replicates: 2
economies:
  io: {protocol: custom}
record: {agents: 1 % every 30 d}
events:
  - {at: +1 d, adopt: {economies.io: net/2024}}
)";

class EveryFaultClass : public ::testing::TestWithParam<FaultClass> {
 protected:
  void SetUp() override { folder.write("installed/protocols/net/2024.yaml", "protocol: net/2024\n"); }
  std::string faults_of(std::string const& text) {
    Faults faults;
    (void)read_scenario(folder.write("s.yaml", text), {folder.path("installed")}, {}, faults);
    return folder.shown(faults);
  }
  Folder folder;
};

TEST_P(EveryFaultClass, HasItsMessage) {
  std::string text = sound;
  ASSERT_EQ(faults_of(text), "");
  text.replace(text.find(GetParam().piece), std::string_view{GetParam().piece}.size(), GetParam().by);
  EXPECT_EQ(faults_of(text), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    OfAScenario, EveryFaultClass,
    ::testing::Values(
        FaultClass{"UnknownKey",
                   "seed:", "sede:", "s.yaml:3:1: sede: expected a known key, got 'sede'; did you mean 'seed'?"},
        FaultClass{"RepeatedKey", "title: Small", "title: Small\ntitle: Large",
                   "s.yaml:3:1: title: expected each key once, got it again after line 2"},
        FaultClass{"WrongUnit", "730 d", "730 IO",
                   "s.yaml:4:39: time.run: expected a duration > 0 s such as '12 s', got '730 IO'; units are ms, s, "
                   "min, h, d, w, month, year"},
        FaultClass{
            "MisspelledUnit", "730 d", "730 mins",
            "s.yaml:4:39: time.run: expected a duration > 0 s such as '12 s', got '730 mins'; did you mean 'min'?"},
        FaultClass{"MissingUnit", "730 d", "730",
                   "s.yaml:4:39: time.run: expected a duration > 0 s such as '12 s', got '730'; a unit is missing: "
                   "units are ms, s, min, h, d, w, month, year"},
        FaultClass{"MissingUnitOfAShare", "1 %", "0.01",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got '0.01 every 30 d'; a unit is missing: units are %, bps"},
        FaultClass{"OutOfRange", "replicates: 2", "replicates: 0",
                   "s.yaml:5:13: replicates: expected a whole number of replicates from 1 to 1000000, got '0'"},
        FaultClass{"OutOfRangeOfAShare", "1 %", "101 %",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got '101 % every 30 d'"},
        FaultClass{"AgentsOfNoShare", "1 %", "0 %",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got '0 % every 30 d'"},
        FaultClass{"AgentsWithoutEvery", "1 % every 30 d", "1 %",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got '1 %'; the word 'every' stands between them"},
        FaultClass{"AgentsWithoutTime", "every 30 d", "every 0 d",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got '1 % every 0 d'"},
        FaultClass{"AgentsWithoutUnitOfTime", "every 30 d", "every 30",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got '1 % every 30'; a unit is missing: units are ms, s, min, h, d, w, month, year"},
        FaultClass{"AgentsAsAMapping", "1 % every 30 d", "{share: 1 %, every: 30 d}",
                   "s.yaml:8:18: record.agents: expected a share > 0 % and <= 100 % and a duration > 0 s such as '1 % "
                   "every 30 d', got a mapping"},
        FaultClass{"AgentsBetweenSamples", "every 30 d", "every 36 h",
                   "s.yaml:8:18: record.agents: expected a whole multiple of time.sample, 1 d, got '1 % every 36 h'"},
        FaultClass{"NotANumber", "seed: 7", "seed: .nan", "s.yaml:3:7: seed: expected a whole number, got '.nan'"},
        FaultClass{"Infinity", "seed: 7", "seed: .inf", "s.yaml:3:7: seed: expected a whole number, got '.inf'"},
        FaultClass{"LeadingZero", "seed: 7", "seed: 010",
                   "s.yaml:3:7: seed: expected a whole number, got '010'; numbers have no leading zeros"},
        FaultClass{"Hexadecimal", "seed: 7", "seed: 0x10",
                   "s.yaml:3:7: seed: expected a whole number, got '0x10'; numbers are decimal"},
        FaultClass{"GroupedDigits", "seed: 7", "seed: 1_000",
                   "s.yaml:3:7: seed: expected a whole number, got '1_000'; digits are not grouped and the decimal "
                   "sign is a point"},
        FaultClass{"ExponentThatIsNotWhole", "seed: 7", "seed: 1.5e0",
                   "s.yaml:3:7: seed: expected a whole number, got '1.5e0'"},
        FaultClass{"ExponentOfAQuantityThatIsNotWhole", "730 d", "1.5e0 d",
                   "s.yaml:4:39: time.run: expected a duration > 0 s such as '12 s', got '1.5e0 d'; an exponent is for "
                   "whole numbers, write '1.5'"},
        FaultClass{"FinerThanItsUnit", "730 d", "0.0001 s",
                   "s.yaml:4:39: time.run: expected a duration > 0 s such as '12 s', got '0.0001 s'; finer than 1 ms"},
        FaultClass{"NotATime", "2024-06-25T12:00Z", "25.06.2024",
                   "s.yaml:4:15: time.start: expected a UTC time such as '2024-06-25T12:00Z', got '25.06.2024'"},
        FaultClass{"MissingSection", "time: {start: 2024-06-25T12:00Z, run: 730 d, sample: 1 d}\n", "",
                   "s.yaml:1:1: time: expected a mapping, got nothing; the key is missing: the simulated period"},
        FaultClass{"EmptySection", "{start: 2024-06-25T12:00Z, run: 730 d, sample: 1 d}", "",
                   "s.yaml:4:1: time: expected a mapping, got nothing"},
        FaultClass{"MissingKey", ", sample: 1 d", "",
                   "s.yaml:4:7: time.sample: expected a duration > 0 s such as '12 s', got nothing; the key is "
                   "missing: time between two samples of the results"},
        FaultClass{"UnknownProtocol", "net/2024}", "net/2042}",
                   "s.yaml:10:38: events.0.adopt: expected a protocol such as 'net/2024', got 'net/2042'; did you mean "
                   "'net/2024'?"},
        FaultClass{"NoFileToExtend", "{protocol: custom}", "{extends: protocols/net/2042.yaml}",
                   "s.yaml:7:17: economies.io.extends: expected a file beside this one or under scenarios/, got "
                   "'protocols/net/2042.yaml'; did you mean 'protocols/net/2024.yaml'?"},
        FaultClass{"CyclicExtends", "{protocol: custom}", "{extends: s.yaml}",
                   "s.yaml:7:17: economies.io.extends: expected a file that does not extend itself, got s.yaml -> "
                   "s.yaml"}),
    [](auto const& fault) { return fault.param.name; });

TEST_F(EveryFaultClass, IsReportedTogetherWithAllOthers) {
  EXPECT_EQ(faults_of("flywheel: 1\n"
                      "tilte: Small\n"
                      "seed: 0x10\n"
                      "time: {start: 2024-06-25T12:00Z, run: 730, sample: 1 IO}\n"
                      "economies: {io: 3}\n"),
            "s.yaml:1:1: title: expected a title, got nothing; the key is missing: shown in tables and results\n"
            "s.yaml:2:1: tilte: expected a known key, got 'tilte'; did you mean 'title'?\n"
            "s.yaml:3:7: seed: expected a whole number, got '0x10'; numbers are decimal\n"
            "s.yaml:4:39: time.run: expected a duration > 0 s such as '12 s', got '730'; a unit is missing: units are "
            "ms, s, min, h, d, w, month, year\n"
            "s.yaml:4:52: time.sample: expected a duration > 0 s such as '12 s', got '1 IO'; units are ms, s, min, h, "
            "d, w, month, year\n"
            "s.yaml:5:17: economies.io: expected a mapping, got '3'");
}

TEST_F(EveryFaultClass, LeavesAFileThatIsNoTextUnread) {
  EXPECT_EQ(faults_of(std::string("flywheel: 1\n\0\x7F"
                                  "ELF",
                                  17)),
            "s.yaml:2:1: expected text in UTF-8, got a byte 0x00");
  EXPECT_EQ(faults_of(""), "s.yaml:1:1: expected a mapping, got nothing");
  auto const pipe = folder.path("pipe.yaml");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  Faults faults;
  (void)read_scenario(pipe, {}, {}, faults);
  EXPECT_EQ(folder.shown(faults), "pipe.yaml: expected a readable file, got a file that cannot be read");
}

}  // namespace
}  // namespace flywheel::scenario
