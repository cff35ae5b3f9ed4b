#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"

namespace flywheel::app {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

/// What `flywheel bench` prints.
std::string bench(std::vector<std::string> words) {
  setenv("FLYWHEEL_SCENARIOS", FLYWHEEL_SOURCE_DIR "/scenarios", 1);
  CLI::App parser;
  auto const action = add_bench(parser);
  std::reverse(words.begin(), words.end());
  parser.parse(words);
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(action(), success);
  return ::testing::internal::GetCapturedStdout();
}

std::vector<std::string> names_in(nlohmann::json const& report) {
  std::vector<std::string> names;
  for (auto const& figure : report.at("figures")) names.push_back(figure.at("name"));
  return names;
}

TEST(BenchCommand, ReportsEveryFigureAsJson) {
  auto const report = nlohmann::json::parse(bench({"--quick", "--json", "--device", "cpu"}));
  EXPECT_TRUE(report.at("quick"));
  EXPECT_THAT(names_in(report),
              ElementsAre("triad", "pm1_a.1e3", "pm1_b.1e3", "gang_orders.1e3", "gang_gpus.1e3", "events.1e5",
                          "events_in_order.1e5", "io_net", "yuma.classic", "yuma.yuma3", "yuma.liquid",
                          "ledger_check.every_step", "output.every_step", "ledger_check.every_24_steps",
                          "output.every_24_steps", "sweep", "memory.pm1", "memory.io_net"));
  for (auto const& figure : report.at("figures")) {
    EXPECT_TRUE(figure.at("best").is_number()) << figure;
    EXPECT_TRUE(figure.at("device").get<std::string>().starts_with("cpu, ")) << figure;
  }
}

TEST(BenchCommand, SaysOfEachFigureWhatItRanOn) {
  auto const report = nlohmann::json::parse(bench({"sweep", "--quick", "--json", "--device", "cpu"}));
  EXPECT_EQ(report.at("figures").at(0).at("device"), "cpu, 1 thread");
  EXPECT_EQ(report.at("figures").at(1).at("device"), "cpu, 2 threads");
}

TEST(BenchCommand, MeasuresWhatIsAskedForBesideTheLimit) {
  auto const report = nlohmann::json::parse(bench({"memory", "--quick", "--json", "--device", "cpu"}));
  EXPECT_THAT(names_in(report), ElementsAre("triad", "memory.pm1", "memory.io_net"));
}

// Price, cost and uptime 4 bytes each, balance 8, capacity and room 1 each; rules and totals of a world are few.
TEST(BenchCommand, CountsTheBytesOfAProvider) {
  auto const report = nlohmann::json::parse(bench({"memory", "--quick", "--json", "--device", "cpu"}));
  EXPECT_NEAR(report.at("figures").at(1).at("best").get<double>(), 22.0, 0.2);
}

TEST(BenchCommand, RefusesAnUnknownBenchmark) {
  CLI::App parser;
  static_cast<void>(add_bench(parser));
  EXPECT_THROW(parser.parse(std::vector<std::string>{"speed"}), CLI::ValidationError);
}

}  // namespace
}  // namespace flywheel::app
