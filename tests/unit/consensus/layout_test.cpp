/// Who has which uid and how much stake, and how blocs vote: by hand.
#include <gtest/gtest.h>

#include <numeric>

#include "sim/economy/subnet/consensus/layout.hpp"

namespace flywheel::economy::consensus {
namespace {

SubnetSpec two_teams() {
  SubnetSpec spec{};
  spec.total_stake_base_units = 1'000'000'000'000;
  spec.validators = 64;
  spec.miners = 448;
  spec.blocs.resize(2);
  spec.blocs[0].name = "honest";
  spec.blocs[0].stake_ppm = 600'000;
  spec.blocs[0].votes = SplitVotesSpec{0.7, 0};
  spec.blocs[1].name = "cabal";
  spec.blocs[1].votes = SplitVotesSpec{0.2, 0};
  return spec;
}

TEST(Layout, DividesMembersInProportionToStakeRoundedDown) {
  auto const layout = lay_out(two_teams());
  EXPECT_EQ(layout.blocs[0].validators, 38);  // 0.6 x 64 = 38.4
  EXPECT_EQ(layout.blocs[1].validators, 26);
  EXPECT_EQ(layout.blocs[0].miners, 268);  // 0.6 x 448 = 268.8
  EXPECT_EQ(layout.blocs[1].miners, 180);
  EXPECT_EQ(layout.blocs[0].first_miner, 64);
  EXPECT_EQ(layout.blocs[1].first_miner, 332);
}

TEST(Layout, LeavesNeitherTeamWithoutMembers) {
  auto spec = two_teams();
  spec.blocs[0].stake_ppm = 999'000;
  EXPECT_EQ(lay_out(spec).blocs[0].validators, 63);
  EXPECT_EQ(lay_out(spec).blocs[1].validators, 1);
}

TEST(Layout, GivesEachBlocItsShareOfTheStakeWhateverIsDrawn) {
  auto spec = two_teams();
  spec.blocs[0].stake_deviation_share = 0.3;
  auto const layout = lay_out(spec);
  auto const stakes = stakes_of(spec, layout, 1);
  auto const honest = std::accumulate(stakes.begin(), stakes.begin() + 38, std::uint64_t{0});
  EXPECT_LE(honest, 600'000'000'000U);
  EXPECT_GT(honest, 600'000'000'000U - 38);  // each is rounded down
  EXPECT_EQ(stakes[38], 400'000'000'000U / 26);
  EXPECT_NE(stakes[0], stakes[1]);
}

TEST(Layout, TakesPartsOfTheStakeAsTheyAre) {
  auto spec = two_teams();
  spec.blocs[0].validators = 3;
  spec.blocs[0].stake_parts = std::vector<std::uint32_t>{3, 2, 1};
  auto const stakes = stakes_of(spec, lay_out(spec), 1);
  EXPECT_EQ(stakes[0], 300'000'000'000U);
  EXPECT_EQ(stakes[1], 200'000'000'000U);
  EXPECT_EQ(stakes[2], 100'000'000'000U);
}

TEST(Ballot, GivesTheRestToTheMinersOfOthers) {
  auto const spec = two_teams();
  auto const layout = lay_out(spec);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 0, 0).mass[0], 0.7);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 0, 0).mass[1], 0.3);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 1, 0).mass[0], 0.8);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 1, 0).mass[1], 0.2);
}

TEST(Ballot, RepeatsAnOldDecisionOfWhoIsCopied) {
  auto spec = two_teams();
  spec.blocs[0].votes = BestMinerVotesSpec{2};
  spec.blocs[1].votes = CopiedVotesSpec{"honest", 3};
  auto const layout = lay_out(spec);
  EXPECT_EQ(ballot_of(spec, layout, 0, 7).only_miner, 64 + 3);  // miner 3 in epochs 6 and 7
  auto const copy = ballot_of(spec, layout, 1, 7);
  EXPECT_EQ(copy.only_miner, 64 + 2);
  EXPECT_EQ(copy.decided, 4);
  EXPECT_EQ(copy.copied_uid, 0);
  EXPECT_EQ(ballot_of(spec, layout, 1, 2).decided, 0);
}

TEST(Ballot, OfTheLazyStaysUntilTheyLookAgain) {
  auto spec = two_teams();
  spec.blocs[1].votes = LazyVotesSpec{"honest", 5};
  auto const ballot = ballot_of(spec, lay_out(spec), 1, 9);
  EXPECT_EQ(ballot.decided, 5);
  EXPECT_EQ(ballot.copied_uid, domain::Ballot::everybody);
  EXPECT_DOUBLE_EQ(ballot.mass[0], 0.7);
}

TEST(Ballot, FollowsTheScriptFromEpochToEpoch) {
  auto spec = two_teams();
  spec.blocs[0].votes = ScriptedVotesSpec{{{0, {{"honest", 1}}}, {4, {{"honest", 1}, {"cabal", 3}}}}};
  auto const layout = lay_out(spec);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 0, 3).mass[0], 1);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 0, 3).mass[1], 0);
  EXPECT_DOUBLE_EQ(ballot_of(spec, layout, 0, 4).mass[0], 268.0 / (268 + 3 * 180));
}

}  // namespace
}  // namespace flywheel::economy::consensus
