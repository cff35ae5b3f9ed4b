#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "kernels/population/subnet/miner_decisions.hpp"
#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;

/// Of quality 1 beside 3 of others a miner gets a quarter of 8 TAO: 2, less a cost of 1, over 10 epochs.
TEST(MinerDecisions, EnterWhereTenEpochsPayThePriceOfTheRegistration) {
  population::MinerDecisions decisions{};
  decisions.horizon_epochs = 10;
  EXPECT_EQ(population::MinerDecisions::expected_income(1, 3, 8), 2);
  EXPECT_TRUE(decisions.enters({1, 1}, 3, 8, 9.99));
  EXPECT_FALSE(decisions.enters({1, 1}, 3, 8, 10));
  EXPECT_FALSE(decisions.enters({0, 0}, 0, 8, 0));
}

/// 4,000 candidates: the mean of log quality is 0 with a standard error of 0.5 / sqrt(4000), and that of log cost is 2
/// log quality. 5 standard errors: one false alarm in a million seeds.
TEST(MinerDecisions, DrawCandidatesOfMedianQualityOneWhoseCostsGrowWithIt) {
  population::MinerDecisions decisions{};
  decisions.quality_log_sd = 0.5;
  decisions.cost_tao = 3;
  decisions.cost_exponent = 2;
  double sum = 0;
  for (std::uint32_t i = 0; i < 4'000; ++i) {
    Draws draws{7, 0, i, Stream{"test/candidates"}};
    auto const candidate = decisions.candidate(draws);
    sum += log(candidate.quality);
    ASSERT_NEAR(candidate.cost_tao / 3, candidate.quality * candidate.quality, 1e-9 * candidate.cost_tao);
  }
  EXPECT_NEAR(sum / 4'000, 0, 5 * 0.5 / 63.2);
}

/// What miners of all subnets got in their last epochs.
std::uint64_t last_incentive(std::vector<std::string> overrides) {
  overrides.emplace_back("time.sample=12 min");
  BittensorRun const run{quiet(overrides)};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const paid = run.tables().neurons->read(run.tables().server_rao);
  return std::accumulate(paid.begin(), paid.end(), std::uint64_t{0});
}

/// A tempo is 60 blocks of 12 s. Weights of before the first epoch count in the first epoch after one period, in the
/// third after three.
TEST(BittensorValidators, AreHeardInTheEpochInWhichTheirWeightsAreRevealed) {
  std::string const three = "economies.tao.consensus.reveal_period=3";
  EXPECT_GT(last_incentive({"time.run=12 min"}), 0u);
  EXPECT_EQ(last_incentive({"time.run=24 min", three}), 0u);
  EXPECT_GT(last_incentive({"time.run=36 min", three}), 0u);
}

TEST(BittensorFaults, SayWhatDoesNotFitTogether) {
  auto const fault_of = [](std::string const& override_) {
    try {
      BittensorRun const run{{override_}};
    } catch (scenario::ScenarioFaults const& faults) {
      return std::string{faults.what()};
    }
    return std::string{"none"};
  };
  EXPECT_THAT(fault_of("economies.tao.miners.count=30"),
              HasSubstr("economies.tao.miners.count: expected owner, validators and miners to fit into "
                        "subnets.max_uids"));
  EXPECT_THAT(fault_of("economies.tao.subnets.emission_disabled=5"),
              HasSubstr("economies.tao.subnets.emission_disabled: expected at least one subnet with emission"));
  EXPECT_THAT(fault_of("economies.tao.subnets.withholding_part=5"),
              HasSubstr("expected no more withholding subnets than there are"));
}

}  // namespace
}  // namespace flywheel::study
