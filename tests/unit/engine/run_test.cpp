#include "sim/engine/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/engine/journal.hpp"

namespace flywheel::engine {
namespace {

using ::testing::ElementsAre;

class ARun : public ::testing::Test {
 protected:
  void add(char const* name, Phase phase, std::vector<TimeMs> every_ms) {
    simulation_->add(std::make_unique<Ticking>(name, phase, std::move(every_ms), journal_));
  }

  Journal journal_;
  Watching observer_{journal_};
  std::unique_ptr<Simulation> simulation_;
};

TEST(Period, SamplesTheStartEveryIntervalAndTheEnd) {
  Period const whole{0, 10, 5};
  EXPECT_EQ(whole.samples(), 3U);
  EXPECT_EQ(whole.sample_at(2), 10);
  Period const broken{0, 11, 5};
  EXPECT_EQ(broken.samples(), 4U);
  EXPECT_EQ(broken.sample_at(2), 10);
  EXPECT_EQ(broken.sample_at(3), 11);
}

TEST_F(ARun, FiresWhatFallsTogetherInTheOrderOfPhasesThenOfDeclaration) {
  simulation_ = empty_worlds(1, 4, 4);
  add("trade", Phase::trade, {4});
  add("settle", Phase::settle, {2});
  add("issue", Phase::issue, {4});
  add("settle too", Phase::settle, {4});
  engine::Run run{*simulation_, observer_};
  run.begin();
  EXPECT_TRUE(run.advance());
  EXPECT_THAT(journal_, ElementsAre("sample@0", "settle@2 world 0", "issue@4 world 0", "settle@4 world 0",
                                    "settle too@4 world 0", "trade@4 world 0", "sample@4"));
}

TEST_F(ARun, LetsEveryWorldKeepItsOwnTimeBetweenSamples) {
  simulation_ = empty_worlds(2, 6, 6);
  add("tick", Phase::settle, {2, 3});
  engine::Run run{*simulation_, observer_};
  run.begin();
  run.advance();
  EXPECT_THAT(journal_, ElementsAre("sample@0", "tick@2 world 0", "tick@3 world 1", "tick@4 world 0", "tick@6 world 1",
                                    "tick@6 world 0", "sample@6"));
}

TEST_F(ARun, AdvancesTheDomainsOfAWorldToEachOfItsFirings) {
  simulation_ = empty_worlds(1, 4, 4);
  add("tick", Phase::settle, {3});
  simulation_->add(std::make_unique<Advancing>(journal_));
  engine::Run run{*simulation_, observer_};
  run.begin();
  run.advance();
  EXPECT_THAT(journal_, ElementsAre("until@0 world 0", "sample@0", "until@3 world 0", "tick@3 world 0",
                                    "until@4 world 0", "sample@4"));
}

TEST_F(ARun, StopsBetweenRoundsAndGoesOnAsIfItHadNot) {
  simulation_ = empty_worlds(2, 12, 4);
  add("tick", Phase::settle, {2, 3});
  add("tock", Phase::trade, {5, 1});
  engine::Run run{*simulation_, observer_};
  run.begin();
  run.advance();
  auto const straight = std::exchange(journal_, {});

  simulation_ = empty_worlds(2, 12, 4);
  add("tick", Phase::settle, {2, 3});
  add("tock", Phase::trade, {5, 1});
  observer_.reached_ms = -1;
  engine::Run stopped{*simulation_, observer_};
  stopped.begin();
  for (TimeMs const stop : {0, 3, 4, 7}) {
    observer_.stop_at_ms = stop;
    EXPECT_FALSE(stopped.advance());
  }
  observer_.stop_at_ms.reset();
  EXPECT_TRUE(stopped.advance());
  EXPECT_EQ(journal_, straight);
}

TEST_F(ARun, FiresNothingInAWorldThatFailed) {
  simulation_ = empty_worlds(2, 4, 2);
  add("tick", Phase::settle, {1, 1});
  engine::Run run{*simulation_, observer_};
  run.begin();
  observer_.stop_at_ms = 2;
  run.advance();
  simulation_->fail(WorldId{0}, 2, "it was told to");
  observer_.stop_at_ms.reset();
  journal_.clear();
  EXPECT_TRUE(run.advance());
  EXPECT_EQ(std::count(journal_.begin(), journal_.end(), "tick@3 world 0"), 0);
  EXPECT_EQ(std::count(journal_.begin(), journal_.end(), "tick@3 world 1"), 1);
  EXPECT_EQ(std::count(journal_.begin(), journal_.end(), "failed: it was told to@2 world 0"), 1);
  EXPECT_EQ(simulation_->failures()[0], "world 0 stopped at 0.000000 d: it was told to");
}

TEST_F(ARun, CountsWhatEachProcessCost) {
  simulation_ = empty_worlds(1, 6, 3);
  add("tick", Phase::settle, {2});
  engine::Run run{*simulation_, observer_};
  run.begin();
  run.advance();
  EXPECT_EQ(run.costs()[0].name, "tick");
  EXPECT_EQ(run.costs()[0].calls, 3U);
}

}  // namespace
}  // namespace flywheel::engine
