#include "sim/study/batch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/document.hpp"

namespace flywheel::study {
namespace {

using ::testing::HasSubstr;

std::vector<WorldPlan> read(std::string const& name, std::vector<std::string> const& overrides) {
  scenario::Faults faults;
  std::string const folder = FLYWHEEL_SOURCE_DIR "/scenarios";
  auto scenario =
      std::make_shared<scenario::Scenario>(scenario::read_scenario(folder + "/" + name, {folder}, overrides, faults));
  faults.throw_if_any();
  return worlds_of(scenario);
}

std::vector<WorldPlan> market(std::vector<std::string> const& overrides) {
  return read("study/pm1_pro_rata.yaml", overrides);
}

std::string faults_of(std::vector<WorldPlan> const& worlds) {
  scenario::Faults faults;
  check_worlds(worlds, faults);
  return scenario::to_text(faults.sorted());
}

TEST(CheckWorlds, FindsNothingWrongWithAValidScenario) {
  EXPECT_EQ(faults_of(market({})), "");
}

TEST(CheckWorlds, FindsWhatAnEconomyGetsWrong) {
  EXPECT_THAT(faults_of(market({"economies.market.providers.uptime_high=70 %"})),
              HasSubstr("economies.market.providers.uptime_high: expected at least uptime_low"));
}

TEST(CheckWorlds, FindsAnEventThatCannotHappenBeforeTheRun) {
  EXPECT_THAT(faults_of(market({"events=[{at: +5 h, set: {economies.market.token: XX}}]"})),
              HasSubstr("economies.market.token"));
  EXPECT_THAT(faults_of(market({"events=[{at: +5 h, shock: {economies.market.price: -50 %}}]"})),
              HasSubstr("economies.market.price: expected a parameter to set"));
}

TEST(CheckWorlds, FindsAFileThatIsNoSeriesOfPrices) {
  auto const worlds = read("study/io_net_small.yaml", {"economies.io.token_market=null",
                                                       "economies.io.token_market={model: series, longest_gap: 31 d, "
                                                       "file: data/gpu-traces/quantiles.csv}"});
  EXPECT_THAT(faults_of(worlds), HasSubstr("quantiles.csv:1:1: "));
}

TEST(CheckWorlds, NamesAnUnknownProtocolAndThoseThatThereAre) {
  EXPECT_THAT(faults_of(market({"economies.market.protocol=custm"})),
              HasSubstr("economies.market.protocol: expected one of 'custom'"));
}

TEST(CheckWorlds, NamesTheEconomyThatAMisspelledOneMayBe) {
  EXPECT_EQ(
      faults_of(market({"economies.markt.fee=1 %"})),
      "--set: economies.markt: expected `protocol`, which names the rules, or `extends` of a file that has it, got "
      "neither; did you mean 'market'?");
}

TEST(CheckWorlds, SaysThatAProtocolsNameAloneBringsNoRules) {
  EXPECT_THAT(faults_of(market({"economies.market=null", "economies={io: {protocol: io_net/2024-06}}"})),
              HasSubstr("--set: economies.io.protocol: expected `extends: protocols/io_net/2024-06.yaml` in its place, "
                        "which brings these rules, got their name alone"));
  EXPECT_THAT(faults_of(read("study/io_net_small.yaml", {"economies.io.customers=null"})),
              ::testing::Not(HasSubstr("in its place")));
}

TEST(CheckWorlds, NamesTheOneKeyThatAResolvedScenarioLacksAndNothingElse) {
  std::string const folder = FLYWHEEL_SOURCE_DIR "/scenarios";
  auto const text = scenario::to_text(read("study/io_net_small.yaml", {}).front().scenario->root);
  scenario::Faults faults;
  auto root =
      scenario::parse_text(text, std::make_shared<scenario::Source const>(scenario::Source{"x", {folder}}), faults);
  scenario::apply_override(root, "economies.io.customers=null", faults);
  auto const scenario = std::make_shared<scenario::Scenario>(scenario::scenario_of(std::move(root), {folder}, faults));
  ASSERT_TRUE(faults.empty()) << scenario::to_text(faults.sorted());
  EXPECT_THAT(
      faults_of({{scenario, 1, 0}}),
      ::testing::MatchesRegex("x:[0-9]+:[0-9]+: economies.io.customers: expected a mapping, got nothing;[^\n]*"));
}

TEST(CheckWorlds, FindsExpectationsOfMetricsThatNobodyRecords) {
  EXPECT_EQ(faults_of(market({"expect=[{metric: market/men_price, min: 1}, {metric: market/exits, min: 1}]"})),
            "--set: expect.0.metric: expected a metric that `flywheel list metrics` prints, such as 'io/price', got "
            "'market/men_price'; did you mean 'market/mean_price'?");
}

TEST(BuildBatch, IsEmptyWhereThereIsAFault) {
  scenario::Faults faults;
  auto const batch = build_batch(market({"economies.market.protocol=custm"}), HostBackend{}, faults);
  EXPECT_FALSE(faults.empty());
  EXPECT_EQ(batch.simulation, nullptr);
}

TEST(BuildBatch, RefusesWorldsOfAnotherPeriod) {
  auto worlds = market({});
  worlds.push_back(market({"time.run=50 h"}).front());
  scenario::Faults faults;
  EXPECT_THROW((void)build_batch(worlds, HostBackend{}, faults), std::invalid_argument);
}

}  // namespace
}  // namespace flywheel::study
