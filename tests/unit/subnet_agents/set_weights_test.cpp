#include <gtest/gtest.h>

#include "tests/unit/subnet_agents/small_subnets.hpp"

namespace flywheel::population {
namespace {

using Row = std::vector<std::uint32_t>;

/// Two validators, three miners of skill 1, 2, 3: in proportion 21845, 43690, 65535.
class SetWeightsOp : public ::testing::Test {
 protected:
  domain::Memory memory;
  SmallSubnets small{memory, 1, 2, 3};
  HostBackend on{};
  Row const honest{0, 0, 21845, 43690, 65535};
};

TEST_F(SetWeightsOp, WeightsInProportionToWhatIsSeen) {
  small.run(on);
  EXPECT_EQ(small.published(0), honest);
  EXPECT_EQ(small.published(1), honest);
  EXPECT_EQ(small.args.published.last_update_block[1], 360U);
  EXPECT_EQ(small.args.published.commit_block[1], ~std::uint64_t{0});
  EXPECT_EQ(small.args.seats.spent_base_units[1], 3U * 4 * 5);
}

TEST_F(SetWeightsOp, SendsAStaleRowBetweenTwoDecisions) {
  small.behaviour[1] = {ValidatorKind::lazy, 2};
  small.run(on);
  small.set_skill(2, 5.0);
  small.judging[0].belief.drift_variance = 1.0;
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{0, 0, 65535, 26214, 39321}));
  EXPECT_EQ(small.published(1), honest);
  EXPECT_EQ(small.args.published.last_update_block[1], 720U);
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 65535, 26214, 39321}));
}

TEST_F(SetWeightsOp, GivesACartelsShareToItsOwnMiners) {
  small.bloc[2] = small.bloc[3] = 9;
  small.behaviour[1] = {ValidatorKind::cartel, 1, 0, 0, 0, 9, 65536};
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 65535, 65535, 0}));
  small.behaviour[1].own_share = 32768;  // a quarter each, and half of 1 : 2 : 3 -> 4 : 5 : 3 twelfths
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 52428, 65535, 39321}));
}

TEST_F(SetWeightsOp, LiftsTheMinersWhoBribe) {
  small.bloc[2] = 9;
  small.behaviour[1] = {ValidatorKind::bribed, 1, 0, 0, 0, 9};
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 65535, 43690, 65535}));
}

TEST_F(SetWeightsOp, CopiesTheLeaderOfSomeEpochsAgo) {
  small.behaviour[1] = {ValidatorKind::row_copier, 1, 0, 1, 0};
  small.run(on);
  EXPECT_EQ(small.published(1), honest);  // of the first epoch: there is no other
  small.set_skill(2, 5.0);
  small.judging[0].belief.drift_variance = 1.0;
  small.run(on);
  EXPECT_EQ(small.published(1), honest);
  small.behaviour[1].lag_epochs = 0;
  small.run(on);
  EXPECT_EQ(small.published(1), small.published(0));
  EXPECT_EQ(small.args.seats.spent_base_units[1], 0U);
}

TEST_F(SetWeightsOp, CopiesTheConsensusOfSomeEpochsAgo) {
  small.behaviour[1] = {ValidatorKind::consensus_copier, 1, 0, 2};
  small.run(on);  // there is no consensus: it looks
  EXPECT_EQ(small.published(1), honest);
  Row const first{0, 0, 10, 20, 40};
  for (std::uint32_t uid = 0; uid < 5; ++uid) small.consensus[uid] = static_cast<std::uint16_t>(first[uid]);
  small.run(on);  // that of epoch 0, though not 2 epochs old
  EXPECT_EQ(small.published(1), (Row{0, 0, 16384, 32768, 65535}));
  for (std::uint32_t uid = 2; uid < 5; ++uid) small.consensus[uid] = 7;
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 16384, 32768, 65535}));  // 16383.75 and 32767.5
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 65535, 65535, 65535}));
}

TEST_F(SetWeightsOp, LeavesAbstainersAndThoseWithoutPermitAsTheyWere) {
  small.run(on);
  small.behaviour[0].kind = ValidatorKind::abstaining;
  small.may_set[1] = 0;
  small.set_skill(2, 5.0);
  small.judging[0].belief.drift_variance = 1.0;
  small.run(on, 5);
  for (std::uint32_t uid = 0; uid < 2; ++uid) {
    EXPECT_EQ(small.published(uid), honest);
    EXPECT_EQ(small.args.published.last_update_block[uid], 360U);
  }
}

TEST_F(SetWeightsOp, RevealsADecisionSomeEpochsLater) {
  small.round[0].reveal_epochs = 2;
  small.judging[0].belief.drift_variance = 1.0;
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{0, 0, 0, 0, 0}));
  EXPECT_EQ(small.args.published.last_update_block[0], 360U);  // of the commit
  small.set_skill(2, 5.0);
  small.run(on);
  EXPECT_EQ(small.args.published.commit_block[0], 360U);
  small.run(on);
  EXPECT_EQ(small.published(0), honest);
  EXPECT_EQ(small.args.published.commit_block[0], 720U);
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{0, 0, 65535, 26214, 39321}));
}

TEST_F(SetWeightsOp, KnowsNothingOfNewcomers) {
  small.run(on);
  small.registration_block[3] = 500;
  small.is_miner[3] = 0;  // not judged yet
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{0, 0, 21845, 0, 65535}));
  small.registration_block[4] = 800;  // better than the one before, of whom it inherits nothing
  small.set_skill(4, 5.0);
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{0, 0, 13107, 0, 65535}));
  small.registration_block[0] = 1'100;  // another validator takes the seat
  small.args.published.last_update_block[0] = 1'100;
  small.may_set[0] = 0;
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{0, 0, 0, 0, 0}));
}

/// The seat looks in every third epoch; uid 3 changes hands in between.
TEST_F(SetWeightsOp, LeavesOutOfAStaleRowWhoeverTookAUidOver) {
  small.behaviour[1] = {ValidatorKind::lazy, 3};
  small.behaviour[0] = {ValidatorKind::row_copier, 1, 0, 2, 1};
  small.run(on);
  small.registration_block[3] = 400;
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 21845, 0, 65535}));
  small.run(on);
  EXPECT_EQ(small.published(1), (Row{0, 0, 21845, 0, 65535}));
  EXPECT_EQ(small.published(0), (Row{0, 0, 21845, 0, 65535}));  // of two epochs ago, when uid 3 was another
  small.set_skill(3, 6.0);
  small.run(on);  // a stranger in spite of two rows sent since it came: not the mean of 2 and 6
  EXPECT_EQ(small.published(1), (Row{0, 0, 10923, 65535, 32768}));
}

TEST_F(SetWeightsOp, LooksAtNobodyWhereTheWholeRowIsGivenAway) {
  small.judging[0].burn_share = 65536;
  small.judging[0].burn_uid = 0;
  small.bloc[2] = 9;
  small.behaviour[1] = {ValidatorKind::cartel, 1, 0, 0, 0, 9, 65536};
  small.run(on);
  EXPECT_EQ(small.published(0), (Row{65535, 0, 0, 0, 0}));
  EXPECT_EQ(small.published(1), (Row{0, 0, 65535, 0, 0}));
  EXPECT_EQ(small.args.seats.spent_base_units[0] + small.args.seats.spent_base_units[1], 0U);
  small.bloc[2] = ValidatorBehaviour::no_bloc;  // a cartel that has lost its miners judges like others
  small.run(on);
  EXPECT_EQ(small.published(1), honest);
}

TEST_F(SetWeightsOp, WaitsForAForecastToRipen) {
  small.judging[0].task = {TaskKind::forecast, 4, 1, 1e-9};
  small.judging[0].task.delay_epochs = 2;
  small.judging[0].belief.drift_variance = 1.0;
  small.entry_epoch[4] = 1;
  for (std::uint32_t slot = 0; slot < SmallSubnets::depth; ++slot) small.skill[slot * 5 + 2] = 0.4 * (slot + 1.0);
  small.run(on, 2);
  EXPECT_EQ(small.published(0), (Row{0, 0, 0, 0, 0}));
  small.run(on);  // skill 0.4 of epoch 0 against 2
  EXPECT_EQ(small.published(0), (Row{0, 0, 13107, 65535, 0}));
  small.run(on);  // skill 0.8 of epoch 1 against 2 and 3
  EXPECT_EQ(small.published(0), (Row{0, 0, 17476, 43690, 65535}));
}

TEST_F(SetWeightsOp, WithholdsWhatTheOwnerBurns) {
  small.judging[0].burn_share = 32768;
  small.judging[0].burn_uid = 0;
  small.behaviour[1].kind = ValidatorKind::honest;
  small.run(on);  // half to uid 0, half as 1 : 2 : 3
  EXPECT_EQ(small.published(1), (Row{65535, 0, 10923, 21845, 32768}));
}

TEST(SetWeightsOverSubnets, TouchesOnlyThoseWhoseEpochBegins) {
  domain::Memory memory;
  SmallSubnets small{memory, 3, 2, 3};
  std::vector<std::uint32_t> const due{0, 2};
  small.args.seats.rows.picked = due.data();
  small.args.seats.rows.picked_count = 2;
  small.seat_uid[1] = SubnetJudging::no_uid;
  small.run(HostBackend{});
  EXPECT_EQ(small.published(0, 0), (Row{0, 0, 21845, 43690, 65535}));
  EXPECT_EQ(small.published(1, 0), (Row{0, 0, 0, 0, 0}));
  EXPECT_EQ(small.published(0, 1), (Row{0, 0, 0, 0, 0}));
  EXPECT_EQ(small.published(1, 2), (Row{0, 0, 21845, 43690, 65535}));
}

}  // namespace
}  // namespace flywheel::population
