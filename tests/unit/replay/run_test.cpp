#include <gtest/gtest.h>

#include "sim/app/replay/run.hpp"
#include "tests/unit/replay/small_snapshot.hpp"
#include "tests/unit/verify/faults_of.hpp"

namespace flywheel::app::replay {
namespace {

using verify::Json;
using Rao = std::vector<std::uint64_t>;
using Stored = std::vector<std::uint16_t>;

class EpochsOfASnapshot : public ::testing::Test {
 protected:
  Outcome run(Json const& file, std::uint32_t epochs) const {
    auto const snapshot = folder_.snapshot(file);
    return run_epochs(snapshot, {snapshot.start().parameters}, epochs, HostBackend{1}).front();
  }

  SnapshotFolder folder_;
};

TEST_F(EpochsOfASnapshot, PayTheWorkedExampleToTheRao) {
  auto const outcome = run(worked_example(), 1);
  EXPECT_EQ(outcome.incentive_rao, (Rao{0, 0, 0, 299'107'142, 200'892'857}));
  EXPECT_EQ(outcome.dividends_rao, (Rao{267'857'143, 160'714'285, 71'428'570, 0, 0}));
  EXPECT_EQ(outcome.incentive, (Stored{0, 0, 0, 39'203, 26'331}));
  EXPECT_EQ(outcome.dividends, (Stored{35'108, 21'064, 9'362, 0, 0}));
  EXPECT_EQ(outcome.consensus, (Stored{0, 0, 0, 49'151, 32'767}));
  EXPECT_EQ(outcome.validator_trust, (Stored{65'535, 65'535, 43'689, 0, 0}));
}

TEST_F(EpochsOfASnapshot, PayEveryVariantAsIfItRanAlone) {
  auto const snapshot = folder_.snapshot(worked_example());
  auto const classic = snapshot.start().parameters;
  auto yuma3 = classic;
  yuma3.bonds = scoring::BondRule::yuma3;
  auto const outcomes = run_epochs(snapshot, {classic, yuma3}, 1, HostBackend{2});
  EXPECT_EQ(outcomes[0].dividends_rao, (Rao{267'857'143, 160'714'285, 71'428'570, 0, 0}));
  EXPECT_EQ(outcomes[1].dividends_rao, (Rao{278'596'698, 156'544'811, 64'858'490, 0, 0}));
  EXPECT_EQ(outcomes[1].dividends, (Stored{36'515, 20'518, 8'501, 0, 0}));
}

TEST_F(EpochsOfASnapshot, StandStillPastTheLastOne) {
  auto short_file = worked_example();
  input_of(short_file)["initial"]["bonds"][0] = {3, 65'535};  // so that what is paid moves from epoch to epoch
  auto long_file = short_file;
  Json const same{{"current_block", 1'000}, {"last_mechanism_step_block", 1'000}, {"emission", "1000000000"}};
  for (int i = 0; i < 3; ++i) input_of(long_file)["epochs"].push_back(same);
  auto const repeated = run(short_file, 4);
  EXPECT_EQ(repeated.emission_rao, run(long_file, 4).emission_rao);
  EXPECT_EQ(repeated.dividends, run(long_file, 4).dividends);
  EXPECT_NE(repeated.dividends, run(short_file, 1).dividends);
}

TEST_F(EpochsOfASnapshot, CountBondsOnWhoeverIsRegisteredByThen) {
  auto file = worked_example();
  input_of(file)["params"]["yuma3"] = true;
  auto const& settled = run(file, 3);
  input_of(file)["epochs"][0]["block_at_registration"][4] = 700;  // after the step before: its bonds do not count yet
  EXPECT_EQ(run(file, 3).dividends, settled.dividends);
}

TEST_F(EpochsOfASnapshot, RefuseEmissionThatNoSumHolds) {
  auto file = worked_example();
  input_of(file)["epochs"][0]["emission"] = "4611686018427387904";
  auto const path = folder_.write(file);
  EXPECT_EQ(verify::faults_of([&] { static_cast<void>(run(file, 2)); }),
            std::vector{path + ": case worked: input.epochs: expected emission that sums to less than 2^63 rao over 2 "
                               "epochs, got 9223372036854775808"});
  EXPECT_EQ(verify::faults_of([&] { static_cast<void>(run(file, 1)); }), std::vector<std::string>{});
}

}  // namespace
}  // namespace flywheel::app::replay
