#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;

/// Subnets older than 365.25 days, whose validators own half of the alpha that is staked on them and lock all of it.
std::vector<std::string> locked(std::vector<std::string> more) {
  std::vector<std::string> all{"economies.tao.start.block=3000000", "economies.tao.subnets.age=2700000",
                               "economies.tao.validators.own_stake=50 %",
                               "economies.tao.locks={kind: perpetual, owners: 0 %, validators: 100 %, constant: 2000}",
                               "time.sample=12 min"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// Conviction is half of the alpha times 1 - e^(-t / 2000); it is a tenth at t = 2000 ln(5 / 4) = 446 blocks after the
/// first epoch, eight epochs of 60 blocks later. Epochs of subnet n fall n blocks earlier than the tempo.
TEST(BittensorLocks, GiveASubnetToTheHotkeyWithMostConvictionOnceAllHaveATenth) {
  BittensorRun const run{quiet(locked({"time.run=4 h"}))};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const replaced = run.recorded<std::int64_t>("owners_replaced");
  EXPECT_EQ(replaced[8], 0);
  EXPECT_EQ(replaced[10], 5);
  EXPECT_EQ(replaced.back(), 5);
  auto const& tables = run.tables();
  auto const origins = tables.subnets->read(tables.origin);
  auto const owner = tables.neurons->read(tables.is_owner);
  auto const pools = tables.neurons->read(tables.pool);
  for (std::uint32_t subnet = 0; subnet < 5; ++subnet) {
    // Ranks of alpha turn by seven of five places from subnet to subnet: the seat of rank 0 has the most.
    auto const richest = 1 + (5 - 7 * subnet % 5) % 5;
    EXPECT_EQ(origins[subnet].owner_uid, richest) << subnet;
    EXPECT_EQ(owner[subnet * 24 + richest], 1) << subnet;
    EXPECT_EQ(owner[subnet * 24], 0) << subnet;
    EXPECT_GT(pools[subnet * 24 + richest].value_base_units, 0u);
  }
}

/// The first owner got 18 % of 60 blocks' alpha an epoch while he was one.
TEST(BittensorLocks, TurnTheOwnersCutToTheNewOwner) {
  auto const first_owners = [](std::string const& run_time) {
    BittensorRun const run{quiet(locked({"economies.tao.subnets.withholding_all=0",
                                         "economies.tao.subnets.withholding_part=0", "time.run=" + run_time}))};
    auto const pools = run.tables().neurons->read(run.tables().pool);
    std::vector<std::uint64_t> stakes;
    for (std::uint32_t subnet = 0; subnet < 5; ++subnet) stakes.push_back(pools[subnet * 24].value_base_units);
    return stakes;
  };
  auto const before = first_owners("96 min");  // eight tempos
  auto const after = first_owners("3 h");
  auto const later = first_owners("4 h");
  for (std::size_t subnet = 0; subnet < 5; ++subnet) {
    EXPECT_GT(before[subnet], 7u * 60 * 179'000'000);
    EXPECT_GT(after[subnet], before[subnet]);
    EXPECT_EQ(after[subnet], later[subnet]) << subnet;  // nothing since
  }
}

TEST(BittensorLocks, LeaveYoungSubnetsAndOlderRulesAlone) {
  EXPECT_EQ(BittensorRun{quiet(locked({"time.run=4 h", "economies.tao.subnets.age=2600000"}))}
                .recorded<std::int64_t>("owners_replaced")
                .back(),
            0);
  EXPECT_EQ(BittensorRun{quiet(locked({"time.run=4 h", "economies.tao.founding.conviction=no"}))}
                .recorded<std::int64_t>("owners_replaced")
                .back(),
            0);
}

TEST(BittensorLocks, KeepWhatIsLockedFromBeingSold) {
  auto const sold = [](std::string const& share) {
    BittensorRun const run{quiet(locked(
        {"time.run=9 h", "economies.tao.traders.validators_sell=100 %", "economies.tao.locks.validators=" + share}))};
    return run.ledger().flowed(WorldId{0}, run.tao().accounts().unstaked);
  };
  EXPECT_EQ(sold("100 %"), 0);
  EXPECT_GT(sold("50 %"), 0);
}

}  // namespace
}  // namespace flywheel::study
