#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sim/output/digest.hpp"
#include "tests/scenario/bittensor_run.hpp"
#include "tests/support/slow_build.hpp"

namespace flywheel::study {
namespace {

using population::OwnerLever;
using ::testing::Each;
using ::testing::HasSubstr;

constexpr auto all_hyperparameters =
    "[owner_incentive, immunity, bonds_penalty, bonds_moving_average, liquid_alpha, alpha_low, alpha_high, "
    "reveal_period]";

std::string adapting(std::string const& more) {
  return "economies.tao.owners={model: adaptive, " + more + "}";
}

TEST(BittensorOwners, LeaveEveryBitAsItIsWhereTheyAreFixed) {
  BittensorRun const without{{"time.run=6 h"}};
  BittensorRun const with{{"time.run=6 h", "economies.tao.owners={model: fixed}"}};
  EXPECT_EQ(output::digest_of_run(with.outcome().result_path), output::digest_of_run(without.outcome().result_path));
}

TEST(BittensorOwners, ChangeNothingButWhatTheyMayMove) {
  BittensorRun const fixed{{"time.run=6 h"}};
  BittensorRun const idle{{"time.run=6 h", adapting("review: 1 h, levers: []")}};
  EXPECT_EQ(idle.recorded<double>("price"), fixed.recorded<double>("price"));
  EXPECT_EQ(idle.recorded<double>("miner_burned"), fixed.recorded<double>("miner_burned"));
  EXPECT_EQ(idle.recorded<std::int64_t>("withholding_all").back(), 1);
  EXPECT_EQ(idle.recorded<std::int64_t>("withholding_part").back(), 1);
}

/// All validators are honest and see all: ten epochs after an owner has moved, and so three times as long as it takes
/// them to look again, what it wants is what the epoch withholds, to the sixteen bits of a row's largest weight.
TEST(BittensorOwners, GetWithheldWhatTheyWant) {
  BittensorRun const run{quiet({is_slow_build ? "time.run=14 h" : "time.run=26 h", "time.sample=12 min",
                                "economies.tao.validators.noise=0 %", "economies.tao.validators.abstaining=0 %",
                                adapting("review: 4 h, levers: [withheld], inertia: 0 %")})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const wanted = run.recorded<double>("withheld");
  auto const burned = run.recorded<double>("miner_burned");
  constexpr std::size_t subnets = 5, epochs = 10;
  int values = 0;
  for (std::size_t i = (epochs + 1) * subnets; i < wanted.size(); ++i) {
    values += wanted[i] != wanted[i - subnets] ? 1 : 0;
    bool is_settled = true;
    for (std::size_t back = 1; back <= epochs; ++back) is_settled &= wanted[i - back * subnets] == wanted[i];
    if (!is_settled) continue;
    ASSERT_NEAR(burned[i], wanted[i], 0.001) << i;
  }
  EXPECT_GE(values, is_slow_build ? 8 : 15);
}

/// One subnet, whose epochs are 60 blocks apart; its owner would set something every five blocks.
std::vector<std::string> eager(std::string const& limits) {
  return quiet({is_slow_build ? "time.run=2 h" : "time.run=5 h", "time.sample=12 s", "economies.tao.subnets.count=1",
                "economies.tao.subnets.withholding_all=0", "economies.tao.subnets.withholding_part=0",
                "economies.tao.subnets.emission_disabled=0",
                adapting("review: 1 min, inertia: 0 %, levers: " + std::string{all_hyperparameters} + ", " + limits)});
}

TEST(BittensorOwners, SetNothingInTheTenBlocksBeforeAnEpoch) {
  BittensorRun const run{eager("between: 0")};
  auto const set = run.recorded<std::int64_t>("hyperparameters_set");
  auto const epoch_block = run.tables().scheduled.data()[0].due_block - 5'000;  // the first block is 5,000
  EXPECT_GT(set.back(), is_slow_build ? 80 : 200);
  for (std::size_t block = 1; block < set.size(); ++block) {
    if (set[block] == set[block - 1]) continue;
    auto const left = (epoch_block - block) % 60;
    ASSERT_TRUE(left == 0 || left >= 10) << block << ", " << left << " blocks before an epoch";
  }
}

TEST(BittensorOwners, SetAHyperparameterOnceInTwoTempos) {
  BittensorRun const run{eager("between: 2")};
  auto const set = run.recorded<std::int64_t>("hyperparameters_set");
  std::size_t last = 0;
  for (std::size_t block = 1; block < set.size(); ++block) {
    if (set[block] == set[block - 1]) continue;
    ASSERT_EQ(set[block], set[block - 1] + 1);
    ASSERT_TRUE(last == 0 || block - last >= 120) << block;
    last = block;
  }
  EXPECT_GE(set.back(), is_slow_build ? 4 : 11);  // 600 and 1,500 blocks
}

TEST(BittensorOwners, KeepWhatTheyHaveSetWhenRulesChange) {
  BittensorRun const run{{"time.run=9 h", adapting("review: 40 min, levers: " + std::string{all_hyperparameters}),
                          "events=[{at: +5 h, adopt: {economies.tao: bittensor/2026-07-gate}}, "
                          "{at: +8.9 h, set: {economies.tao.consensus.bonds_penalty: 1234}}]"}};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const owners = run.tables().subnets->read(run.tables().owner_memory);
  auto const yuma = run.tables().subnets->read(run.tables().yuma);
  auto const agents = run.tables().subnets->read(run.tables().agent_rules);
  int chosen = 0;
  for (std::size_t subnet = 0; subnet < 5; ++subnet) {
    auto const expect = [&](OwnerLever lever, std::uint64_t now, std::uint64_t otherwise) {
      bool const is_chosen = (owners[subnet].chosen & population::bit_of(lever)) != 0;
      EXPECT_EQ(now, is_chosen ? owners[subnet].value[static_cast<std::size_t>(lever)] : otherwise) << subnet;
      chosen += is_chosen && now != otherwise ? 1 : 0;
    };
    expect(OwnerLever::bonds_penalty, yuma[subnet].bonds_penalty, 1'234);
    expect(OwnerLever::bonds_moving_average, yuma[subnet].bonds_moving_average_ppm, 900'000);
    expect(OwnerLever::alpha_low, yuma[subnet].alpha_low, 45'875);
    expect(OwnerLever::immunity, agents[subnet].pruning.immunity_blocks, 300);
    expect(OwnerLever::owner_incentive, agents[subnet].recycles_owner, 0);
    expect(OwnerLever::reveal_period, agents[subnet].reveal_epochs, 1);
  }
  EXPECT_GE(chosen, 5);
}

std::string faults_of(std::vector<std::string> const& overrides) {
  try {
    BittensorRun const run{overrides};
  } catch (scenario::ScenarioFaults const& faults) {
    return faults.what();
  }
  return {};
}

TEST(BittensorOwners, HaveTheirFaultsSaidWhereTheyAre) {
  EXPECT_THAT(faults_of({adapting("levers: [withheld, immunity, withheld]")}),
              HasSubstr("economies.tao.owners.levers: expected each lever once, got 'withheld' again"));
  EXPECT_THAT(faults_of({adapting("levers: [withold]")}), HasSubstr("economies.tao.owners.levers.0: expected one of"));
  EXPECT_THAT(faults_of({adapting("review: 10 s")}), HasSubstr("economies.tao.owners.review: expected"));
  EXPECT_THAT(faults_of({"economies.tao.owners={model: greedy}"}), HasSubstr("economies.tao.owners.model: expected"));
  EXPECT_THAT(faults_of({"economies.tao.owners={model: fixed, review: 1 d}"}),
              HasSubstr("economies.tao.owners.review"));
}

TEST(BittensorOwners, AreOfOneModelInABatch) {
  auto const small = [](std::string const& model) {
    return worlds_of(read_case({"Bittensor", "study/bittensor_small.yaml", {}, nullptr},
                               {"economies.tao.owners={model: " + model + "}"}));
  };
  auto worlds = small("fixed");
  worlds.push_back(small("adaptive").front());
  scenario::Faults faults;
  build_batch(worlds, HostBackend{1}, faults);
  EXPECT_THAT(scenario::to_text(faults.sorted()),
              HasSubstr("economies.tao.owners.model: expected one model in every world of a batch"));
}

}  // namespace
}  // namespace flywheel::study
