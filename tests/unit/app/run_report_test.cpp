#include "sim/app/run_report.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"

namespace flywheel::app {
namespace {

RunReport small_report() {
  study::RunOutcome outcome;
  outcome.is_complete = true;
  outcome.reached_ms = 86'400'000;
  outcome.samples = 2;
  outcome.seconds = 4;
  outcome.result_path = "x.h5";
  outcome.worlds = {{7, 0, "replicate 0"}};
  outcome.findings = {{{"io",
                        {{"price", 1.25, "USD/IO", "at the end"},
                         {"payback", std::numeric_limits<double>::quiet_NaN(), "d", "never"}}}}};
  outcome.failures = {""};
  outcome.costs = {{"epoch", 24, 3.0}, {"measure", 2, 0.5}};
  outcome.costs[0].ops.add("close_epoch", 0.5, 0);
  outcome.costs[0].ops.add("yuma_epoch", 1.0, 5e9);
  outcome.costs[0].ops.add("yuma_epoch", 1.0, 5e9);
  return {"A title", "cpu, 1 thread", std::move(outcome), "abc", false};
}

TEST(RunReport, IsATableAndWhereTheResultLies) {
  EXPECT_EQ(as_text(small_report()),
            "A title\n"
            "price    1.25  USD/IO  at the end\n"
            "payback  none  d       never\n"
            "x.h5: 2 samples of 1 world, 4.00 s on cpu, 1 thread\n"
            "digest abc\n");
}

TEST(RunReport, ProfilesEveryProcessAndTheRest) {
  auto report = small_report();
  report.digest.reset();
  report.with_profile = true;
  report.stream_bytes_per_s = 20e9;
  auto const text = as_text(report);
  EXPECT_EQ(text.substr(text.find("where")),
            "where the time went               calls    seconds   share    GB/s   triad\n"
            "epoch                                24      3.000   75.0%\n"
            "  yuma_epoch                          2      2.000   50.0%    5.00   25.0%\n"
            "  close_epoch                         1      0.500   12.5%\n"
            "measure                               2      0.500   12.5%\n"
            "all else: files, calendar                    0.500   12.5%\n");
}

TEST(RunReport, IsOneJsonObjectWithNullForNoValue) {
  auto const json = nlohmann::json::parse(as_json(small_report()));
  EXPECT_EQ(json["result"], "x.h5");
  EXPECT_EQ(json["digest"], "abc");
  EXPECT_EQ(json["worlds"][0]["seed"], 7);
  EXPECT_TRUE(json["worlds"][0]["failure"].is_null());
  EXPECT_EQ(json["worlds"][0]["findings"][0]["value"], 1.25);
  EXPECT_TRUE(json["worlds"][0]["findings"][1]["value"].is_null());
}

TEST(RunReport, ProfilesInJsonToo) {
  auto report = small_report();
  report.with_profile = true;
  auto const epoch = nlohmann::json::parse(as_json(report))["profile"][0];
  EXPECT_EQ(epoch["name"], "epoch");
  EXPECT_EQ(epoch["ops"][0], (nlohmann::json{{"name", "yuma_epoch"}, {"calls", 2}, {"seconds", 2.0}, {"bytes", 1e10}}));
}

TEST(RunReport, TellsHowToGoOnAfterAStop) {
  auto outcome = small_report().outcome;
  EXPECT_EQ(warnings_of(outcome), "");
  EXPECT_EQ(status_of(outcome), success);
  outcome.is_complete = false;
  outcome.checkpoint_path = "x.h5.checkpoint";
  EXPECT_EQ(warnings_of(outcome),
            "flywheel: stopped at 1 d of simulated time; go on with: flywheel run --resume x.h5.checkpoint\n");
  EXPECT_EQ(status_of(outcome), run_failed);
}

TEST(RunReport, SaysWhereAgentsHadNoPlace) {
  auto outcome = small_report().outcome;
  outcome.agents_left_out = 12;
  EXPECT_EQ(warnings_of(outcome),
            "flywheel: snapshots had no place for 12 agents; 'events' and 'left_out' in the result say where\n");
  EXPECT_EQ(status_of(outcome), success);
}

TEST(RunReport, ShowsTheFirstTenFailures) {
  auto outcome = small_report().outcome;
  outcome.failures.assign(12, "world stopped");
  auto const text = warnings_of(outcome);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 11);
  EXPECT_TRUE(text.ends_with("flywheel: 12 of 12 worlds failed; the others' results are complete\n"));
}

}  // namespace
}  // namespace flywheel::app
