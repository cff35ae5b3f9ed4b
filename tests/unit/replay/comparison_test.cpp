#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/app/replay/comparison.hpp"
#include "sim/app/replay/settings.hpp"
#include "tests/unit/replay/small_snapshot.hpp"

namespace flywheel::app::replay {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class WhoGainsAndLoses : public ::testing::Test {
 protected:
  Comparison with(verify::Json const& file, std::vector<std::string> const& overrides) const {
    auto const snapshot = folder_.snapshot(file);
    auto const& own = snapshot.start().parameters;
    auto const set = with_overrides(own, overrides, snapshot.neurons()).parameters;
    auto const outcomes = run_epochs(snapshot, {own, set}, 1, HostBackend{1});
    return compare(outcomes[0], outcomes[1]);
  }

  static std::vector<std::uint32_t> uids(Comparison const& of) {
    std::vector<std::uint32_t> uids;
    for (auto const& effect : of.effects) uids.push_back(effect.uid);
    return uids;
  }

  SnapshotFolder folder_;
};

// Section 16.1: validators get 267857143, 160714285, 71428570 under classic bonds and 278596698, 156544811, 64858490
// under Yuma 3; miners the same.
TEST_F(WhoGainsAndLoses, IsTheDifferenceOfTheTwoRunsToTheRao) {
  auto const found = with(worked_example(), {"yuma3=true"});
  EXPECT_THAT(uids(found), ElementsAre(0, 2, 1, 3, 4));
  EXPECT_EQ(found.effects[0].difference_rao(), 10'739'555);
  EXPECT_EQ(found.effects[1].difference_rao(), -6'570'080);
  EXPECT_EQ(found.effects[2].difference_rao(), -4'169'474);
  EXPECT_EQ(found.effects[3].difference_rao(), 0);
  EXPECT_EQ(found.gained_rao, 10'739'555);
  EXPECT_EQ(found.lost_rao, 10'739'554);
  EXPECT_EQ(found.gainers, 1);
  EXPECT_EQ(found.losers, 2);
  EXPECT_EQ(found.emission.total_rao, (Change<std::uint64_t>{999'999'997, 999'999'998}));
  EXPECT_EQ(found.effects[0].dividends, (Change<std::uint16_t>{35'108, 36'515}));
}

TEST_F(WhoGainsAndLoses, GoesFromYuma3ToClassicWithTheSignsTurned) {
  auto file = worked_example();
  input_of(file)["params"]["yuma3"] = true;
  auto const found = with(file, {"yuma3=false"});
  EXPECT_THAT(uids(found), ElementsAre(0, 2, 1, 3, 4));
  EXPECT_EQ(found.effects[0].difference_rao(), -10'739'555);
  EXPECT_EQ(found.gained_rao, 10'739'554);
}

// Gini of 71428570, 160714285, 267857143 and of 64858490, 156544811, 278596698 by hand: 392857146 / 1499999994 and
// 427476416 / 1499999997.
TEST_F(WhoGainsAndLoses, SaysHowConcentratedEachPartIs) {
  auto const found = with(worked_example(), {"yuma3=true"});
  EXPECT_EQ(found.dividends.earners, 3);
  EXPECT_NEAR(found.dividends.held.before.gini, 0.261904765, 1e-9);
  EXPECT_NEAR(found.dividends.held.after.gini, 0.284984278, 1e-9);
  EXPECT_EQ(found.dividends.held.before.nakamoto, 1);
  EXPECT_EQ(found.incentive.earners, 2);
  EXPECT_EQ(found.incentive.held.before.gini, found.incentive.held.after.gini);
  EXPECT_EQ(found.emission.earners, 5);
  EXPECT_EQ(found.emission.held.before.nakamoto, 2);  // 299107142 + 267857143 of 999999997
}

// Section 16.2: at kappa 0.5 the bloc of 55 % has its way; at 0.6 (39321) nobody has, and stake is paid instead.
TEST_F(WhoGainsAndLoses, FollowsTheMajorityRule) {
  auto const found = with(two_blocs(), {"kappa=39321"});
  EXPECT_THAT(uids(found), ElementsAre(2, 1, 0, 3));
  EXPECT_EQ(found.effects[0].emission_rao, (Change<std::uint64_t>{500'000'000, 0}));
  EXPECT_EQ(found.effects[1].emission_rao, (Change<std::uint64_t>{0, 449'999'999}));
  EXPECT_EQ(found.effects[2].emission_rao, (Change<std::uint64_t>{500'000'000, 549'999'999}));
  EXPECT_FALSE(found.effects[3].earns());
  EXPECT_EQ(found.consensus_changed, 1);
  EXPECT_EQ(found.consensus_fallen, 1);
  EXPECT_EQ(found.consensus_risen, 0);
  EXPECT_EQ(found.effects[0].consensus, (Change<std::uint16_t>{65'535, 0}));
}

TEST_F(WhoGainsAndLoses, NamesPermitsThatChange) {
  auto const found = with(worked_example(), {"max_allowed_validators=1"});
  EXPECT_THAT(found.permits_taken, ElementsAre(1, 2));
  EXPECT_THAT(found.permits_given, IsEmpty());
  auto few = worked_example();
  input_of(few)["params"]["max_allowed_validators"] = 2;
  EXPECT_THAT(with(few, {"max_allowed_validators=3"}).permits_given, ElementsAre(2));
}

TEST_F(WhoGainsAndLoses, KnowsRolesByPermitsAndWeights) {
  auto file = worked_example();
  input_of(file)["n"] = 6;
  input_of(file)["initial"]["validator_permit"].push_back(false);
  input_of(file)["initial"]["bonds"].push_back(verify::Json::array());
  auto& epoch = input_of(file)["epochs"][0];
  for (auto const* column : {"alpha_stake", "tao_stake"}) epoch[column].push_back("0");
  for (auto const* column : {"last_update", "block_at_registration"}) epoch[column].push_back(0);
  epoch["weights"].push_back(verify::Json::array());
  epoch["weights"][2] = {0, 1, 3, 13'107, 4, 65'535};  // the third validator also pays the first
  auto const found = with(file, {"yuma3=true"});
  std::vector<Role> roles(6);
  for (auto const& effect : found.effects) roles[effect.uid] = effect.role;
  EXPECT_THAT(roles, ElementsAre(Role::both, Role::validator, Role::validator, Role::miner, Role::miner, Role::idle));
}

}  // namespace
}  // namespace flywheel::app::replay
