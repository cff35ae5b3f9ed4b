#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/study/provenance.hpp"
#include "tests/scenario/bittensor_run.hpp"
#include "tests/scenario/cases.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;

/// Five subnets that pay, whose validators see miners as they are.
std::vector<std::string> watched(std::string const& blocs, std::string const& detection) {
  auto all = quiet({"economies.tao.validators.noise=0 %", "economies.tao.validators.abstaining=0 %", "time.run=6 h",
                    "economies.tao.subnets.emission_disabled=0", "economies.tao.subnets.withholding_all=0",
                    "economies.tao.subnets.withholding_part=0", "economies.tao.validators.blocs=" + blocs});
  if (!detection.empty()) all.push_back("economies.tao.detection=" + detection);
  return all;
}

constexpr auto cabal = "{cabal: {kind: cartel, validators: 2, stake: 30 %, miners: 4}}";

/// The honest see the same, so that all variance lies between them and the cartel. Once the cartel's stake counts
/// nothing its miners are paid by the honest rows alone: their share of pay is their share of quality.
TEST(BittensorDetection, TakesItsWeightFromACartelThatVotesApart) {
  BittensorRun const run{watched(cabal, "{every: 2, camps: 90 %, lose_weight_after: 3}")};
  EXPECT_THAT(run.outcome().failures, Each(""));
  EXPECT_EQ(run.recorded<double>("true_positive_rate").back(), 1.0);
  EXPECT_EQ(run.recorded<double>("false_positive_rate").back(), 0.0);
  EXPECT_EQ(run.recorded<double>("precision").back(), 1.0);
  // Three honest ones in 15 judgements of each subnet, two of the cartel in the first three: without weight no permit.
  EXPECT_NEAR(static_cast<double>(run.recorded<std::int64_t>("judgements").back()), 5 * (3 * 15 + 2 * 3), 5 * 5);
  EXPECT_EQ(run.recorded<std::int64_t>("expelled").back(), 0);
  auto const gains = run.recorded<double>("favoured_gain");
  for (std::size_t i = gains.size() - 5; i < gains.size(); ++i) EXPECT_NEAR(gains[i], 1.0, 0.01);
}

TEST(BittensorDetection, ExpelsWhomItFlagsAgainAndAgain) {
  BittensorRun const run{watched(cabal, "{every: 2, camps: 90 %, expel_after: 4}")};
  EXPECT_THAT(run.outcome().failures, Each(""));
  EXPECT_EQ(run.recorded<std::int64_t>("expelled").back(), 2 * 5);
  auto const uid = run.tables().agents->seats->read(run.tables().agents->seat_uid);
  auto const stake = run.tables().neurons->read(run.tables().alpha_stake);
  for (std::uint32_t seat = 0; seat < 5 * 5; ++seat) {
    bool const was_of_cartel = seat % 5 >= 3;
    EXPECT_EQ(uid[seat] == population::SubnetJudging::no_uid, was_of_cartel) << seat;
    EXPECT_EQ(stake[seat / 5 * 24 + seat % 5 + 1] == 0, was_of_cartel) << seat;
  }
}

/// The copier's rows are those of two epochs ago; the honest look anew in each epoch and never see the same twice.
TEST(BittensorDetection, FindsACopierByItsRows) {
  auto overrides =
      watched("{leech: {kind: row_copier, validators: 1, lag: 2}}", "{every: 5, copies: {similarity: 99 %, lag: 2}}");
  overrides.insert(overrides.end(), {"economies.tao.validators.noise=50 %", "economies.tao.validators.evaluation=1"});
  BittensorRun const run{overrides};
  // Of six judgements one may fall before the first copy.
  EXPECT_GE(run.recorded<double>("true_positive_rate").back(), 5.0 / 6);
  EXPECT_EQ(run.recorded<double>("false_positive_rate").back(), 0.0);
}

TEST(BittensorDetection, AccusesNobodyUnlessAsked) {
  BittensorRun const run{watched(cabal, "{every: 1}")};
  EXPECT_EQ(run.recorded<double>("true_positive_rate").back(), 0.0);
  BittensorRun const off{watched(cabal, "")};
  EXPECT_EQ(off.recorded<std::int64_t>("judgements").back(), 0);
  EXPECT_EQ(run.recorded<double>("price_sum"), off.recorded<double>("price_sum"));
}

/// The study in small: a cartel of four is four sixths of the colluders; the bribed are hard to find.
TEST(CollusionStudy, FindsThePlantedCartelAndRarelyAccusesTheHonest) {
  std::vector<std::string> overrides{"replicates=1", "time.run=2 d", "time.sample=2 d"};
  for (auto const* economy : {"watched", "punished", "honest"}) {
    overrides.push_back(fmt::format("economies.{}.subnets.count=2", economy));
  }
  scenario::Faults faults;
  auto const worlds = worlds_of(read_case({"Collusion", "study/collusion.yaml", {}, nullptr}, overrides));
  auto batch = build_batch(worlds, HostBackend{1}, faults);
  faults.throw_if_any();
  TestFolder const folder;
  RunOrders orders;
  orders.result_path = folder.path("run.h5");
  auto const outcome = record(batch, provenance_of(worlds, "test", {"1.2.3", "0123456789ab"}, HostBackend{1}), orders);
  EXPECT_THAT(outcome.failures, Each(""));
  auto const file = hdf5::File::open_read_only(outcome.result_path);
  auto const at_end = [&](std::string const& series) {
    std::vector<double> values(2);
    file.root().open_dataset(series).read<double>({{0, 0}, {1, 2}}, values);
    return values.back();
  };
  EXPECT_GT(at_end("watched/true_positive_rate"), 0.6);
  EXPECT_LT(at_end("watched/false_positive_rate"), 0.05);
  EXPECT_LT(at_end("honest/false_positive_rate"), 0.05);
}

}  // namespace
}  // namespace flywheel::study
