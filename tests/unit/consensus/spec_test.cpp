/// What a laboratory says of a scenario that cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/consensus/laboratory.hpp"

namespace flywheel::study {
namespace {

using ::testing::HasSubstr;

std::string faults_with(std::vector<std::string> const& overrides) {
  return faults_of("study/weight_copying.yaml", overrides);
}

TEST(ConsensusSpec, OfAStudyHasNoFault) {
  EXPECT_EQ(faults_of("study/yuma_majority.yaml", {}), "");
  EXPECT_EQ(faults_with({}), "");
}

TEST(ConsensusSpec, RefusesStakesThatDoNotAddUp) {
  EXPECT_THAT(faults_with({"economies.copying.blocs.honest.stake=90 %", "economies.copying.blocs.copier.stake=11 %"}),
              HasSubstr("economies.copying.blocs: expected stakes that add up to 100 %"));
}

TEST(ConsensusSpec, RefusesToCopyWhoIsNotThere) {
  EXPECT_THAT(faults_with({"economies.copying.blocs.copier.votes.of=honset"}),
              HasSubstr("expected 'copier' to follow a bloc that makes up its own mind, got 'honset'"));
  EXPECT_THAT(faults_with({"economies.copying.blocs.copier.votes.of=copier"}), HasSubstr("got 'copier'"));
}

TEST(ConsensusSpec, RefusesMembersThatNobodyCounts) {
  EXPECT_THAT(faults_with({"economies.copying.blocs.honest.miners=null"}),
              HasSubstr("economies.copying.miners: expected a number to divide among the blocs"));
}

TEST(ConsensusSpec, RefusesAPartOfTheStakeForNobody) {
  EXPECT_THAT(faults_with({"economies.copying.blocs.honest.stake_parts=[1, 2]"}),
              HasSubstr("expected a part of the stake for each validator of 'honest'"));
}

TEST(ConsensusSpec, RefusesLiquidSpeedsTheWrongWayRound) {
  EXPECT_THAT(faults_with({"economies.copying.rules.alpha_low=58983"}),
              HasSubstr("economies.copying.rules: expected alpha_high of at least alpha_low"));
}

TEST(ConsensusSpec, NamesTheParameterOfAGridThatThereIsNot) {
  EXPECT_THAT(faults_with({"economies.copying.grid={rules.kapa: [1]}"}), HasSubstr("expected a known key, got 'kapa'"));
  EXPECT_THAT(faults_with({"economies.copying.grid={rules.kappa: [70000]}"}), HasSubstr("grid.rules.kappa: expected"));
  EXPECT_THAT(faults_with({"economies.copying.grid={rules.kappa: []}"}), HasSubstr("expected one value or more"));
}

}  // namespace
}  // namespace flywheel::study
