#include "sim/scenario/scenario.hpp"

#include <algorithm>

#include "files.hpp"

namespace flywheel::scenario {
namespace {

constexpr char const* small = R"(flywheel: 1
title: Small
seed: 7
time: {start: 2024-06-25T12:00Z, run: 730 d, sample: 1 d}
economies:
  io: {protocol: custom, fee: 1 %}
)";

/// A scenario in a folder with two rule sets.
class ReadScenario : public ::testing::Test {
 protected:
  void SetUp() override {
    folder.write("installed/protocols/io_net/2024-06.yaml",
                 "protocol: io_net/2024-06\nfees: {a: 1 %, b: 2 %}\nold: 1\n");
    folder.write("installed/protocols/io_net/2025-06.yaml", "protocol: io_net/2025-06\nfees: {a: 3 %}\n");
  }
  Scenario read(std::string const& text, std::vector<std::string> const& overrides = {}) {
    auto const path = folder.write("s.yaml", text);
    return read_scenario(path, {folder.path("installed")}, overrides, faults);
  }
  std::string faults_of(std::string const& text, std::vector<std::string> const& overrides = {}) {
    faults = {};
    (void)read(text, overrides);
    return folder.shown(faults);
  }
  /// The scenario with more lines at its end.
  static std::string with(std::string const& lines) { return small + lines; }
  /// The scenario with one piece replaced.
  static std::string changed(std::string const& piece, std::string const& by) {
    std::string text = small;
    return text.replace(text.find(piece), piece.size(), by);
  }

  Folder folder;
  Faults faults;
};

TEST_F(ReadScenario, ReadsItsOwnKeys) {
  auto const scenario =
      read(with("replicates: 3\n"
                "record: {agents: 1 % every 30 d}\n"
                "expect:\n"
                "  - {metric: io/subsidy_per_revenue, max: 1.0}\n"
                "  - {metric: io/price, at: always, min: -2, max: 3}\n"
                "  - {metric: io/price, at: +1 d, min: 0}\n"
                "sweep: {design: sobol}\n"));
  EXPECT_EQ(folder.shown(faults), "");
  EXPECT_EQ(scenario.title, "Small");
  EXPECT_EQ(scenario.seed, 7u);
  EXPECT_EQ(scenario.time.start_unix_ms, 1'719'316'800'000);
  EXPECT_EQ(scenario.time.run_ms, 730 * std::int64_t{86'400'000});
  EXPECT_EQ(scenario.time.sample_ms, 86'400'000);
  EXPECT_EQ(scenario.replicates, 3u);
  ASSERT_EQ(scenario.economies.size(), 1u);
  EXPECT_EQ(scenario.economies[0].first, "io");
  EXPECT_EQ(scenario.economies[0].second.find("fee")->text, "1 %");
  ASSERT_TRUE(scenario.record.agents);
  EXPECT_EQ(scenario.record.agents->share, 0.01);
  EXPECT_EQ(scenario.record.agents->every_ms, 30 * std::int64_t{86'400'000});
  EXPECT_EQ(scenario.sweep.find("design")->text, "sobol");
  ASSERT_EQ(scenario.expectations.size(), 3u);
  EXPECT_EQ(scenario.expectations[0].at.kind, Occasion::Kind::end);
  EXPECT_EQ(scenario.expectations[0].max, 1.0);
  EXPECT_EQ(scenario.expectations[0].min, std::nullopt);
  EXPECT_EQ(scenario.expectations[1].at.kind, Occasion::Kind::always);
  EXPECT_EQ(scenario.expectations[2].at.moment, (Moment{true, 86'400'000}));
}

TEST_F(ReadScenario, HasDefaults) {
  auto const scenario = read(changed("seed: 7\n", ""));
  EXPECT_EQ(folder.shown(faults), "");
  EXPECT_EQ(scenario.seed, 1u);
  EXPECT_EQ(scenario.replicates, 1u);
  EXPECT_TRUE(scenario.sweep.is_null());
  EXPECT_FALSE(scenario.record.agents);
  EXPECT_TRUE(scenario.events.empty());
}

TEST_F(ReadScenario, SortsEventsByTime) {
  auto const scenario =
      read(with("events:\n"
                "  - {at: +20 d, shock: {economies.io.price: -50 %}}\n"
                "  - {at: 2024-06-26T12:00Z, set: {economies.io.fee: 2 %, economies.io.a.b: 3}}\n"
                "  - {at: +20 d, adopt: {economies.io: io_net/2025-06}}\n"));
  EXPECT_EQ(folder.shown(faults), "");
  ASSERT_EQ(scenario.events.size(), 3u);
  EXPECT_EQ(scenario.events[0].at_ms, 86'400'000);
  EXPECT_EQ(scenario.events[0].kind, Event::Kind::set);
  ASSERT_EQ(scenario.events[0].changes.size(), 2u);
  EXPECT_EQ(scenario.events[0].changes[1].economy, "io");
  EXPECT_EQ(scenario.events[0].changes[1].key, "a.b");
  EXPECT_EQ(scenario.events[0].changes[1].value.text, "3");
  EXPECT_EQ(scenario.events[1].kind, Event::Kind::shock);
  EXPECT_EQ(scenario.events[2].kind, Event::Kind::adopt);
  EXPECT_EQ(scenario.events[2].changes[0].key, "");
  EXPECT_EQ(scenario.events[2].changes[0].value.find("protocol")->text, "io_net/2025-06");
}

TEST_F(ReadScenario, AppliesOverrides) {
  auto const scenario = read(small, {"seed=8", "economies.io.fee=5 %", "economies.io.extends_not=[1, 2]"});
  EXPECT_EQ(folder.shown(faults), "");
  EXPECT_EQ(scenario.seed, 8u);
  EXPECT_EQ(scenario.economies[0].second.find("fee")->text, "5 %");
  EXPECT_EQ(scenario.economies[0].second.find("extends_not")->items.size(), 2u);
  EXPECT_EQ(scenario.root.find("seed")->text, "8");
  EXPECT_EQ(faults_of(small, {"seed=eight"}), "--set: seed: expected a whole number, got 'eight'");
}

TEST_F(ReadScenario, KeepsThePopulationWhenAnEconomyAdopts) {
  auto const economy = parsed("protocol: io_net/2024-06\nfees: {a: 1 %, b: 2 %}\nproviders: {count: 3}", faults);
  auto const rules = parsed("protocol: io_net/2025-06\nfees: {a: 3 %}\nburn: 1 %", faults);
  EXPECT_EQ(to_text(adopted(economy, rules)),
            "protocol: io_net/2025-06\nfees:\n  a: 3 %\nproviders:\n  count: 3\nburn: 1 %\n");
}

TEST_F(ReadScenario, RefusesAnotherVersion) {
  EXPECT_EQ(faults_of(changed("flywheel: 1", "flywheel: 2")), "s.yaml:1:11: flywheel: expected '1', got '2'");
  EXPECT_EQ(faults_of(changed("flywheel: 1\n", "")),
            "s.yaml:1:1: flywheel: expected '1', got nothing; the key is missing: version of this file format");
}

TEST_F(ReadScenario, RefusesASampleLongerThanTheRun) {
  EXPECT_EQ(faults_of(changed("sample: 1 d", "sample: 731 d")),
            "s.yaml:4:54: time.sample: expected at most the run of 730 d, got '731 d'");
}

TEST_F(ReadScenario, RefusesAnEconomyThatIsNoName) {
  EXPECT_EQ(
      faults_of(changed("io:", "IO.net:")),
      "s.yaml:6:3: economies.IO.net: expected a name of small letters, digits and '_' such as 'io', got 'IO.net'");
  EXPECT_EQ(faults_of(changed("\n  io: {protocol: custom, fee: 1 %}", " {}")),
            "s.yaml:5:12: economies: expected a mapping of at least 1, got 0");
}

TEST_F(ReadScenario, RefusesEventsThatCannotHappen) {
  EXPECT_EQ(
      faults_of(with("events:\n"
                     "  - {at: 2024-06-25T11:59Z, set: {economies.io.fee: 1 %}}\n"
                     "  - {at: +731 d, set: {economies.io.fee: 1 %}}\n"
                     "  - {at: noon, set: {economies.io.fee: 1 %}}\n"
                     "  - {at: +1 d}\n"
                     "  - {at: +1 d, set: {economies.io.fee: 1 %}, shock: {economies.io.fee: 1 %}}\n"
                     "  - {at: +1 d, set: {}}\n"
                     "  - {at: +1 d, set: {economies.oi.fee: 1 %}}\n"
                     "  - {at: +1 d, set: {fee: 1 %}}\n"
                     "  - {at: +1 d, set: {economies.io: 1 %}}\n"
                     "  - {at: +1 d, adopt: {economies.io.fee: io_net/2025-06}}\n"
                     "  - {at: +1 d, adopt: {economies.io: io_net/2025-60}}\n"
                     "  - {at: +1 d, adopt: {economies.io: [1]}}\n"
                     "  - {at: +1 d, set: 3}\n")),
      "s.yaml:8:10: events.0.at: expected a time inside the run, from 2024-06-25T12:00Z to 2026-06-25T12:00Z, got "
      "'2024-06-25T11:59Z'\n"
      "s.yaml:9:10: events.1.at: expected a time inside the run, from 2024-06-25T12:00Z to 2026-06-25T12:00Z, got "
      "'+731 d'\n"
      "s.yaml:10:10: events.2.at: expected a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start, got "
      "'noon'\n"
      "s.yaml:11:5: events.3: expected one of 'set', 'adopt', 'shock', got nothing\n"
      "s.yaml:12:5: events.4: expected one of 'set', 'adopt', 'shock', got 'set', 'shock'\n"
      "s.yaml:13:21: events.5.set: expected a mapping of at least 1, got 0\n"
      "s.yaml:14:22: events.6.set: expected a key that begins with 'economies.io', got 'economies.oi.fee'; did you "
      "mean 'economies.io'?\n"
      "s.yaml:15:22: events.7.set: expected a key that begins with 'economies.io', got 'fee'\n"
      "s.yaml:16:22: events.8.set: expected a key below 'economies.io', got 'economies.io'\n"
      "s.yaml:17:24: events.9.adopt: expected an economy's key such as 'economies.io', got 'economies.io.fee'\n"
      "s.yaml:18:38: events.10.adopt: expected a protocol such as 'io_net/2024-06', got 'io_net/2025-60'; did you "
      "mean 'io_net/2025-06'?\n"
      "s.yaml:19:38: events.11.adopt: expected the name of a rule set, got a list\n"
      "s.yaml:20:21: events.12.set: expected a mapping, got '3'");
}

TEST_F(ReadScenario, RefusesExpectationsThatSayNothing) {
  EXPECT_EQ(
      faults_of(with("expect:\n"
                     "  - {metric: io/price}\n"
                     "  - {metric: io/price, min: 2, max: 1}\n"
                     "  - {metric: io/price, at: +800 d, min: 2}\n"
                     "  - {metric: io/price, at: never, min: 2}\n")),
      "s.yaml:8:5: expect.0: expected 'min', 'max' or both, got neither\n"
      "s.yaml:9:5: expect.1: expected min <= max, got the reverse\n"
      "s.yaml:10:28: expect.2.at: expected a time inside the run, from 2024-06-25T12:00Z to 2026-06-25T12:00Z, got "
      "'+800 d'\n"
      "s.yaml:11:28: expect.3.at: expected 'end', 'always', a UTC time such as '2024-06-25T12:00Z', or '+180 d', "
      "got 'never'");
}

TEST_F(ReadScenario, SaysOnlyThatAFileCannotBeRead) {
  (void)read_scenario(folder.path("gone.yaml"), {}, {"seed=1"}, faults);
  EXPECT_EQ(folder.shown(faults), "gone.yaml: expected a readable file, got no such file");
}

TEST_F(ReadScenario, ReadsItsCanonicalTextAgain) {
  auto const scenario = read(with("events: [{at: +1 d, set: {economies.io.fee: 2 %}}]\n"), {"seed=9"});
  Faults again;
  auto const node = parsed(to_text(scenario.root), again);
  EXPECT_TRUE(same_content(node, scenario.root));
  auto const second = scenario_of(node, {folder.path("installed")}, again);
  EXPECT_EQ(to_text(again.sorted()), "");
  EXPECT_EQ(second.seed, 9u);
  EXPECT_EQ(second.events.at(0).at_ms, 86'400'000);
}

TEST_F(ReadScenario, ExplainsItsOwnKeys) {
  auto const all = explain_scenario(read(small));
  auto const of = [&](std::string_view key) {
    return *std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.key == key; });
  };
  EXPECT_EQ(of("time.run").value, "730 d");
  EXPECT_EQ(of("replicates").origin, "default");
  EXPECT_EQ(of("economies.io").value, "a mapping");
}

}  // namespace
}  // namespace flywheel::scenario
