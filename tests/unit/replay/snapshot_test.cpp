#include <gtest/gtest.h>

#include "tests/unit/replay/small_snapshot.hpp"
#include "tests/unit/verify/faults_of.hpp"

namespace flywheel::app::replay {
namespace {

using verify::Json;
using verify::bittensor::RowOrder;
using Lines = std::vector<std::string>;

class FaultsOfASnapshot : public ::testing::Test {
 protected:
  /// Without the file's path.
  Lines faults(Json const& file, std::optional<std::string> const& name = std::nullopt,
               RowOrder order = RowOrder::ascending) const {
    auto const path = folder_.write(file);
    auto lines = verify::faults_of([&] { Snapshot{path, name, order}; });
    for (auto& line : lines) line = line.starts_with(path + ": ") ? line.substr(path.size() + 2) : line;
    return lines;
  }

  Json file_ = worked_example();
  Json& input_ = input_of(file_);
  Json& epoch_ = input_["epochs"][0];
  SnapshotFolder folder_;
};

TEST_F(FaultsOfASnapshot, AreNoneInInputsAlone) {
  EXPECT_EQ(faults(file_), Lines{});
}

TEST_F(FaultsOfASnapshot, AreNoneWhereExpectationsAndSourcesAreThere) {
  file_["origin"] = "my own node";
  file_["source"] = "block 1000";
  file_["cases"][0]["expect"] = {{"epochs", Json::array()}};
  EXPECT_EQ(faults(file_), Lines{});
}

TEST_F(FaultsOfASnapshot, NameAUidOutOfRange) {
  epoch_["weights"][0] = {3, 1, 5, 1};
  EXPECT_EQ(faults(file_), Lines{"case worked: input.epochs[0].weights[0][2]: expected a uid below 5, got 5"});
}

TEST_F(FaultsOfASnapshot, NameARepeatedUid) {
  epoch_["weights"][1] = {3, 1, 4, 1, 4, 2};
  EXPECT_EQ(faults(file_),
            Lines{"case worked: input.epochs[0].weights[1][4]: expected a uid that this row does not have yet, got 4"});
}

TEST_F(FaultsOfASnapshot, NameUidsOutOfOrderUnlessTheyAreTakenAsStored) {
  epoch_["weights"][2] = {4, 1, 3, 1};
  input_["initial"]["bonds"][0] = {4, 1, 0, 1};
  EXPECT_EQ(faults(file_), (Lines{"case worked: input.initial.bonds[0][2]: expected a uid above 4, since uids of a row "
                                  "ascend (--as-stored takes them in any order), got 0",
                                  "case worked: input.epochs[0].weights[2][2]: expected a uid above 4, since uids of a "
                                  "row ascend (--as-stored takes them in any order), got 3"}));
  EXPECT_EQ(faults(file_, std::nullopt, RowOrder::any), Lines{});
}

TEST_F(FaultsOfASnapshot, NameAValueOverSixteenBits) {
  epoch_["weights"][0] = {3, 65'536, 4, -1};
  EXPECT_EQ(faults(file_),
            (Lines{"case worked: input.epochs[0].weights[0][1]: expected a stored value from 0 to 65535, got 65536",
                   "case worked: input.epochs[0].weights[0][3]: expected a stored value from 0 to 65535, got -1"}));
}

TEST_F(FaultsOfASnapshot, NameARowOfHalfAPair) {
  epoch_["weights"][0] = {3, 1, 4};
  EXPECT_EQ(faults(file_),
            Lines{"case worked: input.epochs[0].weights[0]: expected pairs of uid and value, got [3,1,4]"});
}

TEST_F(FaultsOfASnapshot, NameStakeThatNoSumHolds) {
  epoch_["alpha_stake"][0] = "9223372036854775807";
  EXPECT_EQ(faults(file_), Lines{"case worked: input.epochs[0].alpha_stake: expected alpha and TAO stake that sum to "
                                 "less than 2^63 rao, got 9223372536854775807"});
}

TEST_F(FaultsOfASnapshot, NameEveryVectorThatTheFirstEpochLacks) {
  input_["epochs"].push_back(epoch_);
  for (auto const* name : {"last_update", "block_at_registration", "alpha_stake", "tao_stake", "weights"}) {
    input_["epochs"][0].erase(name);
  }
  EXPECT_EQ(faults(file_),
            (Lines{"case worked: input.epochs[0].last_update: expected this member, got nothing",
                   "case worked: input.epochs[0].block_at_registration: expected this member, got nothing",
                   "case worked: input.epochs[0].alpha_stake: expected this member, got nothing",
                   "case worked: input.epochs[0].tao_stake: expected this member, got nothing",
                   "case worked: input.epochs[0].weights: expected this member, got nothing"}));
}

TEST_F(FaultsOfASnapshot, NameListsThatDoNotFit) {
  epoch_["last_update"] = {1, 2};
  input_["initial"]["validator_permit"] = {true};
  epoch_["weights"].erase(4);
  EXPECT_EQ(faults(file_),
            (Lines{"case worked: input.initial.validator_permit: expected a list of 5 entries, not of 1, got [true]",
                   "case worked: input.epochs[0].last_update: expected a list of 5 entries, not of 2, got [1,2]",
                   "case worked: input.epochs[0].weights: expected a list of 5 entries, not of 4, got "
                   "[[3,65535,4,21845],[3,65535,4,65535],[3,13107,4,65535],[]]"}));
}

TEST_F(FaultsOfASnapshot, NameAHyperparameterThatIsUnknownOrMissing) {
  input_["params"]["kapa"] = input_["params"]["kappa"];
  input_["params"].erase("kappa");
  epoch_["weigths"] = 1;
  EXPECT_EQ(faults(file_),
            (Lines{"case worked: input.params.kapa: expected a known member, got 'kapa'; did you mean 'kappa'?",
                   "case worked: input.epochs[0].weigths: expected a known member, got 'weigths'; did you mean "
                   "'weights'?",
                   "case worked: input.params.kappa: expected this member, got nothing"}));
}

TEST_F(FaultsOfASnapshot, NameTheNeuronsThatAreReplacedInLaterEpochs) {
  Json second{{"current_block", 1'360}, {"last_mechanism_step_block", 1'000}, {"emission", "1"}};
  second["clear_bonds_rows"] = {0, 5};
  second["weights_changed"] = Json::array({{{"uid", 9}, {"row", Json::array()}}, {{"uid", 0}, {"row", {7, 1}}}});
  input_["epochs"].push_back(second);
  EXPECT_EQ(faults(file_),
            (Lines{"case worked: input.epochs[1].weights_changed[0].uid: expected a uid below 5, got 9",
                   "case worked: input.epochs[1].weights_changed[1].row[0]: expected a uid below 5, got 7",
                   "case worked: input.epochs[1].clear_bonds_rows[1]: expected a uid below 5, got 5"}));
}

TEST_F(FaultsOfASnapshot, NameWhatDoesNotGoTogether) {
  input_["params"]["owner_uid"] = 5;
  input_["params"]["alpha_high"] = 7;
  EXPECT_EQ(faults(file_), (Lines{"case worked: input.params.owner_uid: expected a uid below 5, got 5",
                                  "case worked: input.params.alpha_high: expected at least alpha_low, 45875, got 7"}));
}

TEST_F(FaultsOfASnapshot, NameHyperparametersPastWhatTheyMean) {
  input_["params"]["bonds_moving_average"] = 1'200'000;
  input_["params"]["activity_cutoff"] = 0;
  EXPECT_EQ(faults(file_), (Lines{"case worked: input.params.bonds_moving_average: expected a whole number from 0 to "
                                  "1000000, got 1200000",
                                  "case worked: input.params.activity_cutoff: expected a whole number from 1 to "
                                  "2520000, got 0"}));
}

TEST_F(FaultsOfASnapshot, AreThatThereIsNothingToReplay) {
  input_["epochs"] = Json::array();
  EXPECT_EQ(faults(file_), Lines{"case worked: input.epochs: expected at least one epoch, got []"});
  input_["n"] = 0;
  EXPECT_EQ(faults(file_).front(), "case worked: input.n: expected at least one uid, got 0");
}

TEST_F(FaultsOfASnapshot, NameAnotherKind) {
  file_["kind"] = "bittensor.chain";
  EXPECT_EQ(faults(file_), Lines{"kind: expected \"bittensor.yuma_epoch\", got \"bittensor.chain\""});
}

TEST_F(FaultsOfASnapshot, AskWhichOfSeveralCases) {
  file_["cases"].push_back(file_["cases"][0]);
  file_["cases"][1]["name"] = "second";
  EXPECT_EQ(faults(file_), Lines{"--case: expected a case (worked, second), got nothing"});
  EXPECT_EQ(faults(file_, "secnd"),
            Lines{"--case: expected a case (worked, second), got 'secnd'; did you mean 'second'?"});
  EXPECT_EQ(faults(file_, "second"), Lines{});
}

}  // namespace
}  // namespace flywheel::app::replay
