#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "sim/output/digest.hpp"
#include "tests/scenario/cases.hpp"
#include "tests/scenario/small_run.hpp"
#include "tests/support/slow_build.hpp"

namespace flywheel::study {
namespace {

using output::digest_of_run;
using output::digest_of_worlds;

/// What contract 3 promises, scenario by scenario.
class EveryScenario : public ::testing::TestWithParam<Case> {
 protected:
  RunOrders to(std::string const& name) const {
    RunOrders orders;
    orders.result_path = folder_.path(name);
    return orders;
  }

  TestFolder folder_;
};

TEST_P(EveryScenario, HasTheSameBitsForOneAndTwoThreads) {
  auto const worlds = worlds_of(read_case(GetParam(), {"replicates=2"}));
  auto const one = run_worlds(worlds, to("one.h5"), 1);
  auto const two = run_worlds(worlds, to("two.h5"), 2);
  EXPECT_TRUE(one.is_complete && !one.has_failures());
  EXPECT_EQ(digest_of_worlds(one.result_path), digest_of_worlds(two.result_path));
}

TEST_P(EveryScenario, HasOtherBitsForAnotherSeed) {
  run_worlds(worlds_of(read_case(GetParam())), to("one.h5"));
  run_worlds(worlds_of(read_case(GetParam(), {"seed=987"})), to("two.h5"));
  EXPECT_NE(digest_of_run(folder_.path("one.h5")), digest_of_run(folder_.path("two.h5")));
}

TEST_P(EveryScenario, HasTheSameBitsStoppedAndResumedThreeTimes) {
  auto const worlds = worlds_of(read_case(GetParam(), {"replicates=2"}));
  auto const run_ms = worlds.front().scenario->time.run_ms;
  auto const straight = run_worlds(worlds, to("straight.h5"));

  auto orders = to("stopped.h5");
  RunOutcome outcome;
  for (int leg = 0; leg < 4; ++leg) {
    orders.stop_at_ms = leg < 3 ? std::optional{run_ms * (2 * leg + 1) / 7} : std::nullopt;
    outcome = leg == 0 ? run_worlds(worlds, orders) : resume_worlds(worlds, orders, 1 + leg % 2);
    ASSERT_EQ(outcome.is_complete, leg == 3);
    ASSERT_GE(outcome.reached_ms, orders.stop_at_ms.value_or(run_ms));
  }
  EXPECT_EQ(digest_of_worlds(outcome.result_path), digest_of_worlds(straight.result_path));
}

TEST_P(EveryScenario, HasTheSameBitsResumedFromACheckpointOnTheWay) {
  auto const worlds = worlds_of(read_case(GetParam()));
  auto const run_ms = worlds.front().scenario->time.run_ms;
  auto orders = to("one.h5");
  orders.checkpoint_every_ms = run_ms * 3 / 10;
  auto const straight = run_worlds(worlds, orders);
  auto const digest = digest_of_run(straight.result_path);
  ASSERT_EQ(straight.checkpoint_path, checkpoint_of(straight.result_path));
  resume_worlds(worlds, orders);
  EXPECT_EQ(digest_of_run(straight.result_path), digest);
}

TEST_P(EveryScenario, HasTheSameBitsAloneAndInABatchOfOtherWorlds) {
  constexpr int worlds = is_slow_build ? 8 : 64;
  constexpr int places[] = {0, worlds / 3, worlds - 1};
  auto const one = worlds_of(read_case(GetParam())).front();
  std::vector<WorldPlan> batch;
  for (int i = 0; i < worlds; ++i) {
    bool const is_ours = std::find(std::begin(places), std::end(places), i) != std::end(places);
    batch.push_back(is_ours ? one : worlds_of(read_case(GetParam(), GetParam().another(i + 1))).front());
  }
  run_worlds({one}, to("alone.h5"));
  run_worlds(batch, to("batch.h5"), 2);
  auto const alone = digest_of_worlds(folder_.path("alone.h5")).front();
  auto const together = digest_of_worlds(folder_.path("batch.h5"));
  for (auto const place : places) EXPECT_EQ(together[place], alone) << "world " << place;
  EXPECT_NE(together[1], alone);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, EveryScenario, ::testing::ValuesIn(cases()),
                         [](auto const& one) { return std::string{one.param.name}; });

}  // namespace
}  // namespace flywheel::study
