#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "kernels/population/subnet/miner_decisions.hpp"
#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;

/// Of weight 1 beside 3 of others a miner gets a quarter of 8 TAO: 2, less a cost of 1, over 10 epochs.
TEST(MinerDecisions, EnterWhereTenEpochsPayThePriceOfTheRegistration) {
  population::MinerDecisions decisions{};
  decisions.horizon_epochs = 10;
  EXPECT_TRUE(decisions.enters(0.25, 1, 8, 9.99));
  EXPECT_FALSE(decisions.enters(0.25, 1, 8, 10));
  EXPECT_FALSE(decisions.enters(0, 0, 8, 0));
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
    sum += candidate.skill;
    ASSERT_NEAR(candidate.cost_tao / 3, exp(2 * candidate.skill), 1e-9 * candidate.cost_tao);
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

/// The last value of each of the five subnets that is a number.
std::vector<double> last_of_subnets(BittensorRun const& run, std::string const& series) {
  auto all = run.recorded<double>(series);
  std::vector<double> last(all.end() - 5, all.end());
  std::erase_if(last, [](double value) { return std::isnan(value); });
  EXPECT_GE(last.size(), 3U) << series;
  return last;
}

/// Validators who see quality as it is, so that rows follow from it alone.
std::vector<std::string> exact(std::string const& blocs) {
  return quiet({"economies.tao.validators.noise=0 %", "economies.tao.validators.abstaining=0 %", "time.run=6 h",
                "economies.tao.subnets.emission_disabled=0", "economies.tao.subnets.withholding_all=0",
                "economies.tao.subnets.withholding_part=0", "economies.tao.validators.blocs=" + blocs});
}

/// A cartel of 30 % of the stake gives its rows to its four miners. Consensus is the honest row, which cuts the
/// cartel's to it: its miners are ranked by all stake, the others by 70 %. With a share f of quality they get a share
/// f / (f + 0.7 (1 - f)) of pay. Stake moves a little with dividends.
TEST(BittensorCartel, BelowTheMajorityGainsOnlyThatTheOthersLoseItsStake) {
  BittensorRun const run{exact("{cabal: {kind: cartel, validators: 2, stake: 30 %, miners: 4}}")};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const gains = last_of_subnets(run, "favoured_gain");
  auto const neurons = run.tables().neurons->read(run.tables().agents->bloc);
  auto const skill = run.tables().agents->rings->read(run.tables().agents->skill);
  for (std::uint32_t subnet = 0; subnet < 5; ++subnet) {
    double own = 0, all = 0;
    for (std::uint32_t uid = 6; uid < 20; ++uid) {
      double const quality = exp(skill[subnet * 24 + uid]);
      all += quality;
      if (neurons[subnet * 24 + uid] != 0) own += quality;
    }
    double const share = own / all;
    EXPECT_NEAR(gains[subnet], 1 / (share + 0.7 * (1 - share)), 0.02) << subnet;
  }
}

TEST(BittensorCartel, AboveTheMajorityTakesAllPay) {
  BittensorRun const run{exact("{cabal: {kind: cartel, validators: 2, stake: 60 %, miners: 4}}")};
  auto const bloc = run.tables().neurons->read(run.tables().agents->bloc);
  auto const paid = run.tables().neurons->read(run.tables().server_rao);
  std::uint64_t of_cartel = 0, of_others = 0;
  for (std::size_t row = 0; row < bloc.size(); ++row) (bloc[row] != 0 ? of_cartel : of_others) += paid[row];
  EXPECT_GT(of_cartel, 0U);
  EXPECT_EQ(of_others, 0U);
  for (double const gain : last_of_subnets(run, "cartel_gain")) EXPECT_GT(gain, 1.2);
}

/// Where quality stays what it is and is seen as it is, whoever repeats the consensus or an old row votes as the honest
/// do and earns the same by stake: 1 up to 16 bits of a row and of a dividend.
TEST(BittensorCopiers, EarnWhatTheHonestEarnWhereNothingChanges) {
  BittensorRun const run{
      exact("{copier: {kind: consensus_copier, validators: 1, lag: 2}, "
            "idle: {kind: lazy, validators: 1, interval: 50}}")};
  for (double const gain : last_of_subnets(run, "copier_gain")) EXPECT_NEAR(gain, 1, 0.01);
  for (double const gain : last_of_subnets(run, "lazy_gain")) EXPECT_NEAR(gain, 1, 0.01);
}

/// A look at 14 miners in every third epoch costs the honest the samples of 14/3 looks an epoch; a copier pays nothing.
TEST(BittensorCopiers, GainWhatTheHonestSpendOnLooks) {
  auto overrides = exact("{copier: {kind: row_copier, validators: 1, lag: 0}}");
  overrides.insert(overrides.end(),
                   {"economies.tao.validators.sample_cost=0.001 TAO", "economies.tao.validators.samples=2"});
  BittensorRun const run{overrides};
  for (double const gain : last_of_subnets(run, "copier_gain")) EXPECT_GT(gain, 1.0);
  auto const spent = run.recorded<double>("evaluation_cost");
  // 5 subnets, 4 honest seats, a look at 14 miners before the first epoch and in every third of 30 epochs
  EXPECT_NEAR(spent.back(), 5 * 4 * 14 * 0.002 * (1 + 10), 5 * 4 * 14 * 0.002 * 1.01);
}

/// How many of ten bribable validators, who hold this much of the stake of their subnets, take a payment at the end.
std::int64_t bribed(std::string const& stake, std::string const& offer) {
  auto overrides =
      exact(fmt::format("{{bought: {{kind: bribed, validators: 2, stake: {}, miners: 2, offer: {}}}}}", stake, offer));
  overrides.emplace_back("time.run=3 h");
  BittensorRun const run{overrides};
  EXPECT_THAT(run.outcome().failures, Each(""));
  return run.recorded<std::int64_t>("bribed").back();
}

/// A payment of nothing covers no loss, one of 1,000 TAO is more than bribers can gain; one between is taken on some
/// subnets, because the bribed are the majority and there is much to gain; not where being caught would cost more.
TEST(BittensorBribes, AreMadeAndTakenWhereTheyPayBothSides) {
  EXPECT_EQ(bribed("60 %", "{payment: 0 TAO/epoch}"), 0);
  EXPECT_EQ(bribed("60 %", "{payment: 1000 TAO/epoch}"), 0);
  EXPECT_GT(bribed("60 %", "{payment: 0.5 TAO/epoch}"), 0);
  EXPECT_EQ(bribed("60 %", "{payment: 0.5 TAO/epoch, caught: 1 %, lost: 100 TAO}"), 0);
}

/// Who abstains earns nothing: its nominators leave, a fiftieth of them at each trade, and nobody joins. 17 hours hold
/// four trades. Each takes a floor.
TEST(BittensorDelegators, LeaveWhoeverEarnsThemNothing) {
  BittensorRun const run{
      quiet({"economies.tao.validators.abstaining=0 %", "time.run=17 h", "economies.tao.traders.delegation_speed=2 %",
             "economies.tao.validators.own_stake=0 %", "economies.tao.subnets.emission_disabled=0",
             "economies.tao.validators.blocs={idle: {kind: abstaining, validators: 1, stake: 20 %}}"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const stake = run.tables().neurons->read(run.tables().alpha_stake);
  std::uint64_t left = 20'000'000'000'000;
  for (int trade = 0; trade < 4; ++trade) left -= left / 50;
  for (std::uint32_t subnet = 0; subnet < 5; ++subnet) {
    EXPECT_NEAR(static_cast<double>(stake[subnet * 24 + 5]), static_cast<double>(left), 100) << subnet;
  }
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
  EXPECT_THAT(fault_of("economies.tao.validators.blocs={all: {kind: abstaining, validators: 6}}"),
              HasSubstr("economies.tao.validators.blocs: expected no more validators in blocs than validators.count"));
  EXPECT_THAT(fault_of("economies.tao.validators.blocs={all: {kind: cartel, validators: 1, miners: 15}}"),
              HasSubstr("expected blocs to have no more miners than miners.count"));
  EXPECT_THAT(fault_of("economies.tao.validators.blocs={a: {kind: lazy, validators: 1, stake: 60 %, interval: 2}, "
                       "b: {kind: abstaining, validators: 1, stake: 50 %}}"),
              HasSubstr("expected the stake of all blocs to be at most 100 %"));
  EXPECT_THAT(fault_of("economies.tao.tasks={a: {kind: forecast, subnets: 6, noise: 1, delay: 2, weights: {rule: "
                       "winner_takes_all}}}"),
              HasSubstr("economies.tao.tasks: expected tasks of no more subnets than subnets.count"));
  EXPECT_THAT(fault_of("economies.tao.tasks={a: {kind: fixed_benchmark, subnets: 1, noise: 1, items: 8, samples: 9, "
                       "weights: {rule: softmax, temperature: 1}}}"),
              HasSubstr("economies.tao.tasks.a: expected no more samples than the benchmark has items"));
  EXPECT_THAT(fault_of("economies.tao.subnets.emission_disabled=5"),
              HasSubstr("economies.tao.subnets.emission_disabled: expected at least one subnet with emission"));
  EXPECT_THAT(fault_of("economies.tao.subnets.withholding_part=5"),
              HasSubstr("expected no more withholding subnets than there are"));
  EXPECT_THAT(fault_of("economies.tao.consensus.alpha_low=58983"),
              HasSubstr("economies.tao.consensus.alpha_high: expected at least consensus.alpha_low"));
}

/// Limits of the chain's storage and setters: reference section 2.3.
TEST(BittensorFaults, HoldHyperparametersToTheChainsLimits) {
  BittensorRun const within{{"economies.tao.consensus.reveal_period=100", "economies.tao.consensus.activity_cutoff=1",
                             "economies.tao.registration.immunity=65535", "time.run=1 h", "time.sample=1 h"}};
  auto const is_refused = [](std::string const& key, std::string const& value) {
    try {
      BittensorRun const run{{"economies.tao." + key + "=" + value}};
    } catch (scenario::ScenarioFaults const& faults) {
      return std::string{faults.what()}.find("economies.tao." + key + ": expected a whole number") != std::string::npos;
    }
    return false;
  };
  EXPECT_TRUE(is_refused("consensus.activity_cutoff", "0"));
  EXPECT_TRUE(is_refused("consensus.activity_cutoff", "2520001"));
  EXPECT_TRUE(is_refused("consensus.delegate_take", "11797"));
  EXPECT_TRUE(is_refused("consensus.reveal_period", "101"));
  EXPECT_TRUE(is_refused("consensus.bonds_moving_average", "1000001"));
  EXPECT_TRUE(is_refused("registration.immunity", "65536"));
}

}  // namespace
}  // namespace flywheel::study
