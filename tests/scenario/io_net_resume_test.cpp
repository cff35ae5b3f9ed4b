#include <gtest/gtest.h>

#include <fstream>

#include "tests/scenario/small_run.hpp"

namespace flywheel::study {
namespace {

constexpr auto of_all_scenarios = FLYWHEEL_SOURCE_DIR "/scenarios";
constexpr TimeMs day_ms = 86'400'000;

/// A small io.net that adopts a rule set of its own and takes its price from a table, stopped on its fourth day.
class IoNetResume : public ::testing::Test {
 protected:
  IoNetResume() {
    std::filesystem::create_directories(folder_.path("protocols/mine"));
    write_rules("20 %");
    write_quotes("3.50");
    write("run.yaml",
          "extends: study/io_net_small.yaml\n"
          "time: {run: 8 d}\n"
          "economies:\n"
          "  io:\n"
          "    token_market: {model: series, file: quotes.csv, longest_gap: 30 d}\n"
          "events:\n"
          "  - {at: +2 d, adopt: {economies.io: mine/one}}\n");
    orders_.result_path = folder_.path("run.h5");
    orders_.stop_at_ms = 4 * day_ms;
    run_worlds(worlds(), orders_);
    orders_.stop_at_ms.reset();
  }

  void write(std::string const& name, std::string const& text) { std::ofstream{folder_.path(name)} << text; }
  void write_rules(std::string const& slashed) {
    write("protocols/mine/one.yaml",
          "extends: protocols/io_net/2025-02.yaml\nprotocol: mine/one\nslashing:\n  share_of_stake: " + slashed + "\n");
  }
  void write_quotes(std::string const& price) {
    write("quotes.csv", "time,usd_per_token\n2024-06-20T00:00Z,4\n+5 d," + price + "\n");
  }
  std::vector<WorldPlan> worlds() const {
    scenario::Faults faults;
    auto const scenario = std::make_shared<scenario::Scenario>(
        scenario::read_scenario(folder_.path("run.yaml"), {folder_.path(""), of_all_scenarios}, {}, faults));
    if (!faults.empty()) ADD_FAILURE() << scenario::to_text(faults.sorted());
    return worlds_of(scenario);
  }
  /// What keeps the run from going on; empty where nothing does.
  [[nodiscard]] std::string complaint() const {
    try {
      resume_worlds(worlds(), orders_);
    } catch (state::CheckpointError const& error) {
      return error.what();
    }
    return "";
  }
  std::string refusal(std::string const& file) const {
    return folder_.path("run.h5.checkpoint") + ": it cannot be resumed here: " + folder_.path(file) +
           " does not hold what it held when the run began; resume with the scenario and the program that wrote it, or "
           "run from the start";
  }

  TestFolder folder_;
  RunOrders orders_;
};

TEST_F(IoNetResume, GoesOnWhereItsFilesAreTheSame) {
  write_rules("20 %   # a comment changes no rule");
  EXPECT_EQ(complaint(), "");
}

TEST_F(IoNetResume, RefusesARuleSetThatHasChanged) {
  write_rules("30 %");
  EXPECT_EQ(complaint(), refusal("protocols/mine/one.yaml"));
}

TEST_F(IoNetResume, RefusesATableOfPricesThatHasChanged) {
  write_quotes("3.51");
  EXPECT_EQ(complaint(), refusal("quotes.csv"));
}

}  // namespace
}  // namespace flywheel::study
