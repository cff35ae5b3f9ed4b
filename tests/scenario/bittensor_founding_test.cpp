#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using state::Amount;
using ::testing::Each;
using ::testing::HasSubstr;

/// Room for a sixth subnet; somebody founds whenever it is allowed, every two hours.
std::vector<std::string> busy_founders(std::vector<std::string> more) {
  std::vector<std::string> all{
      "economies.tao.subnets.limit=6",
      "economies.tao.founding={lock: 100 TAO, reduction: 1200, between: 600, immunity: 2000, start: 100, "
      "enabling: 900}",
      "economies.tao.founders={every: 1 h, candidates: 20, horizon: 1e6, optimism_log_sd: 0.5, appeal_log_sd: 0.5, "
      "last_lock: 100 TAO, last_age: 3000}"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST(BittensorFoundings, FillTheFreeSlotThenTakeThatOfTheLowestMovingPrice) {
  BittensorRun const run{busy_founders({"time.run=24 h", "time.sample=1 h"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const subnets = run.recorded<std::int64_t>("subnets");
  auto const founded = run.recorded<std::int64_t>("founded");
  auto const removed = run.recorded<std::int64_t>("removed");
  auto const price = run.recorded<double>("moving_price");
  EXPECT_EQ(subnets.front(), 5);
  EXPECT_EQ(subnets.back(), 6);
  EXPECT_GE(founded.back(), 5);
  for (std::size_t i = 0; i < founded.size(); ++i) {
    ASSERT_EQ(subnets[i], 5 + founded[i] - removed[i]);
    ASSERT_EQ(std::isnan(price[i * 6 + 5]), subnets[i] == 5) << i;  // the sixth slot
  }
  auto const lock = run.recorded<double>("lock");
  for (std::size_t i = 1; i < founded.size(); ++i) {
    // All paid the least, 100 TAO. Then it is twice that, and falls to it in 1,200 blocks at 1 TAO a block: 600 at
    // half.
    ASSERT_NEAR(lock[i], founded[i] > founded[i - 1] ? 200 : 150, 1e-4) << i;
  }
}

/// What founders lock lies in pools, and what pools held goes to holders, or is recycled and no longer issued.
TEST(BittensorFoundings, MoveMoneyByNamedFlowsAloneAndLoseNone) {
  BittensorRun const run{busy_founders({"time.run=24 h"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const& accounts = run.tao().accounts();
  auto const flowed = [&](state::FlowId flow) { return run.ledger().flowed(WorldId{0}, flow); };
  for (auto const flow : {accounts.locked, accounts.dissolved, accounts.recycled_pool, accounts.alpha_founded,
                          accounts.alpha_burned_pool}) {
    EXPECT_GT(flowed(flow), 0) << run.ledger().flow_kinds()[flow.value].reason;
  }
  auto const chain = run.tables().chain->read(run.tables().chain_state);
  EXPECT_EQ(Amount{chain[0].issued_tao},
            run.ledger().minted(WorldId{0}, accounts.tao) - flowed(accounts.recycled_pool));
}

/// A new subnet has its owner and five validators; miners come when it pays, and it gets TAO when it is enabled.
TEST(BittensorFoundings, AreFollowedByMinersAndByTao) {
  BittensorRun const run{busy_founders({"time.run=10 h", "time.sample=12 min", "economies.tao.founding.between=3200"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const miners = run.recorded<double>("miners");
  auto const share = run.recorded<double>("emission_share");
  auto const uids = run.tables().neurons->used();
  EXPECT_EQ(run.recorded<std::int64_t>("founded").back(), 1);
  std::size_t first_miners = 0, first_share = 0;
  for (std::size_t i = 0; i * 6 < miners.size(); ++i) {
    if (first_miners == 0 && miners[i * 6 + 5] > 0) first_miners = i;
    if (first_share == 0 && share[i * 6 + 5] > 0) first_share = i;
  }
  EXPECT_GT(first_miners, 5u);  // founded after an hour, started after two
  EXPECT_GE(first_share, 20u);  // enabled 900 blocks, three hours, after it was founded
  EXPECT_GT(uids[5], 6u);
}

TEST(BittensorFoundings, NeedAPool) {
  try {
    BittensorRun const run{
        *std::find_if(cases().begin(), cases().end(), [](auto const& one) { return one.name == "BittensorRoot"; }),
        busy_founders({})};
    FAIL() << "a chain without pools had founders";
  } catch (scenario::ScenarioFaults const& faults) {
    EXPECT_THAT(faults.what(), HasSubstr("expected no founders with injection none: a new subnet needs a pool"));
  }
}

}  // namespace
}  // namespace flywheel::study
