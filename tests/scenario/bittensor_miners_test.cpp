#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "kernels/population/subnet/miner_standing.hpp"
#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;

/// Every subnet pays, validators see miners as they are, nobody comes or goes.
std::vector<std::string> still(std::vector<std::string> more) {
  auto all = quiet({"economies.tao.validators.noise=0 %", "economies.tao.validators.abstaining=0 %",
                    "economies.tao.subnets.emission_disabled=0", "economies.tao.subnets.withholding_all=0",
                    "economies.tao.subnets.withholding_part=0", "time.run=6 h"});
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// The miners of all five subnets at the end of a run, as its tables hold them.
struct Miner {
  std::uint32_t subnet;
  std::uint32_t entity;
  double first_skill, skill, overfit;
  population::MinerConduct conduct;
  std::uint64_t paid;
};

std::vector<Miner> miners_of(BittensorRun const& run) {
  auto const& tables = run.tables();
  auto const& agents = *tables.agents;
  auto const life = tables.subnets->read(tables.life);
  auto const is_miner = tables.neurons->read(agents.is_miner);
  auto const entity = tables.neurons->read(agents.entity);
  auto const first = tables.neurons->read(agents.initial_skill);
  auto const overfit = tables.neurons->read(agents.overfit);
  auto const conduct = tables.neurons->read(agents.conduct);
  auto const paid = tables.neurons->read(tables.server_rao);
  auto const skill = agents.rings->read(agents.skill);
  std::vector<Miner> miners;
  for (std::uint32_t row = 0; row < 5 * 24; ++row) {
    auto const slot = life[row / 24].epochs % agents.depth;
    if (is_miner[row] == 0) continue;
    miners.push_back(
        {row / 24, entity[row], first[row], skill[slot * 5 * 24 + row], overfit[row], conduct[row], paid[row]});
  }
  return miners;
}

/// Everybody buys the most that can be had, 3 units, from the second round on: skill is theta (1 - d)^(E + 1) and
/// g ln(1 + 3 / c0) (1 + (1 - d) + ... ) over E = 30 epochs.
TEST(BittensorMiners, LearnByWhatTheySpend) {
  BittensorRun const run{
      still({"economies.tao.miners.learning={gain: 0.05, scale: 0.5, fading: 4 %, "
             "price: 0.000001 TAO, most: 3}"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const miners = miners_of(run);
  auto const life = run.tables().subnets->read(run.tables().life);
  ASSERT_EQ(miners.size(), 70U);
  for (auto const& miner : miners) {
    auto const epochs = static_cast<double>(life[miner.subnet].epochs);
    double const kept = std::pow(0.96, epochs);
    double const learned = 0.05 * std::log1p(6.0) * (1 - kept) / 0.04;
    ASSERT_NEAR(miner.skill, 0.96 * kept * miner.first_skill + learned, 1e-9);
  }
  auto const cost = run.recorded<double>("compute_cost");
  double epochs = 0;
  for (auto const& of : life) epochs += static_cast<double>(of.epochs);
  EXPECT_NEAR(cost.back(), epochs * 14 * 3e-6, 1e-9);
}

TEST(BittensorMiners, BuyNothingThatTheirPayDoesNotRepay) {
  BittensorRun const run{
      still({"economies.tao.miners.learning={gain: 0.05, scale: 0.5, fading: 4 %, "
             "price: 1000000 TAO, most: 3}"})};
  EXPECT_EQ(run.recorded<double>("compute_cost").back(), 0.0);
  for (auto const& miner : miners_of(run)) EXPECT_LT(std::abs(miner.skill), std::abs(miner.first_skill));
}

/// All copy 80 % of the best of three epochs ago, and skill does not fade: nobody is below that of the first best.
TEST(BittensorMiners, CopyTheBestModelOfSomeEpochsAgo) {
  BittensorRun const run{still({"economies.tao.miners.copying={share: 100 %, lag: 3, kept: 80 %}"})};
  auto const miners = miners_of(run);
  std::map<std::uint32_t, double> best;
  for (auto const& miner : miners) best[miner.subnet] = std::max(best[miner.subnet], miner.first_skill);
  for (auto const& miner : miners) {
    EXPECT_DOUBLE_EQ(miner.skill, std::max(miner.first_skill, 0.8 * best[miner.subnet]));
  }
}

/// Pay of gamers for e^skill, over that of the others on the same subnet.
std::vector<double> gamers_premium(BittensorRun const& run) {
  std::map<std::uint32_t, std::array<double, 4>> sums;
  for (auto const& miner : miners_of(run)) {
    bool const games = miner.conduct.overfit_effort > 0;
    sums[miner.subnet][games ? 0 : 1] += static_cast<double>(miner.paid);
    sums[miner.subnet][games ? 2 : 3] += std::exp(miner.skill);
  }
  std::vector<double> premium;
  for (auto const& [subnet, of] : sums) premium.push_back(of[0] / of[2] / (of[1] / of[3]));
  return premium;
}

std::vector<std::string> judged_by(std::string const& task) {
  return still(
      {fmt::format("economies.tao.tasks={{exam: {{{}, subnets: 5, noise: 0.000001, samples: 50, weights: {{rule: "
                   "softmax, temperature: 1}}}}}}",
                   task),
       "economies.tao.miners.gaming={share: 50 %, effort: 100 %, limit: 1, rate: 100 %}"});
}

/// Whoever knows the whole benchmark by heart is taken to be e times as good as it is.
TEST(BittensorTasks, PayForABenchmarkKnownByHeart) {
  BittensorRun const run{judged_by("kind: fixed_benchmark, items: 50")};
  EXPECT_THAT(run.outcome().failures, Each(""));
  for (double const premium : gamers_premium(run)) EXPECT_NEAR(premium, std::exp(1.0), 0.02);
}

TEST(BittensorTasks, PayNothingForHeartsLearningWhereDataIsFresh) {
  BittensorRun const run{judged_by("kind: fresh_data")};
  for (auto const& miner : miners_of(run)) EXPECT_EQ(miner.overfit, 0.0);
}

/// Requests are answered within the deadline with chance availability x Phi((ln deadline - ln latency + skill) / s):
/// pay by its share, seen through 10,000 requests a look, with an error of 1 / 200 at most, 5 standard errors.
TEST(BittensorTasks, PayInferenceByAnswersInTime) {
  BittensorRun const run{still({"economies.tao.miners.availability=60 %",
                                "economies.tao.tasks={chat: {kind: inference, subnets: 5, noise: 0.5, samples: 10000, "
                                "deadline: 2, latency: 1.5, weights: {rule: power, exponent: 1}}}"})};
  auto const availability = run.tables().neurons->read(run.tables().agents->availability);
  auto const skill = run.tables().neurons->read(run.tables().agents->initial_skill);
  auto const paid = run.tables().neurons->read(run.tables().server_rao);
  for (std::uint32_t subnet = 0; subnet < 5; ++subnet) {
    double all_paid = 0, all_chance = 0;
    std::vector<double> chances;
    for (std::uint32_t uid = 6; uid < 20; ++uid) {
      auto const row = subnet * 24 + uid;
      double const late = (std::log(2.0 / 1.5) + skill[row]) / 0.5;
      chances.push_back(availability[row] * 0.5 * std::erfc(-late / std::sqrt(2.0)));
      all_chance += chances.back();
      all_paid += static_cast<double>(paid[row]);
    }
    for (std::uint32_t uid = 6; uid < 20; ++uid) {
      double const share = static_cast<double>(paid[subnet * 24 + uid]) / all_paid;
      EXPECT_NEAR(share * all_chance, chances[uid - 6], 0.03) << subnet << " " << uid;
    }
  }
}

TEST(BittensorOperators, RegisterSeveralKeysForOneModel) {
  BittensorRun const run{{"economies.tao.miners.operators={share: 100 %, most_keys: 4, upkeep: 0.001 TAO/epoch}",
                          "economies.tao.miners.candidates=2"}};
  EXPECT_THAT(run.outcome().failures, Each(""));
  std::map<std::uint32_t, std::vector<Miner>> by_entity;
  std::size_t most = 0;
  for (auto const& miner : miners_of(run)) by_entity[miner.entity].push_back(miner);
  for (auto const& [entity, keys] : by_entity) {
    most = std::max(most, keys.size());
    for (auto const& key : keys) EXPECT_EQ(key.skill, keys.front().skill);
  }
  EXPECT_GT(most, 1U);
  EXPECT_LE(most, 4U);
  auto const operators = run.recorded<double>("operators");
  double seen = 0;
  for (std::size_t i = operators.size() - 5; i < operators.size(); ++i) seen += operators[i];
  EXPECT_EQ(seen, static_cast<double>(by_entity.size()));
  EXPECT_GT(run.recorded<double>("sybil_share").back(), 0.0);
}

/// An entity is named by the hotkey with which it first came: whoever has another hotkey now has come back.
TEST(BittensorReturns, BringBackMinersWhoLostTheirUid) {
  std::string const returns = "economies.tao.miners.returns={remembered: 8, chance: ";
  BittensorRun const run{{returns + "50 %}"}};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const& tables = run.tables();
  auto const hotkey = tables.neurons->read(tables.hotkey);
  auto const entity = tables.neurons->read(tables.agents->entity);
  auto const is_miner = tables.neurons->read(tables.agents->is_miner);
  std::int64_t back = 0;
  for (std::uint32_t row = 0; row < 5 * 24; ++row) {
    if (is_miner[row] != 0 && entity[row] != domain::miner_entity(row / 24, hotkey[row])) back += 1;
  }
  EXPECT_GT(back, 0);
  EXPECT_LE(back, run.recorded<std::int64_t>("returned").back());
  BittensorRun const never{{returns + "0 %}"}};
  EXPECT_EQ(never.recorded<std::int64_t>("returned").back(), 0);
}

/// e^(1 / 0.5) against e^0 and e^(0.5 / 0.5): by hand.
TEST(MinerStanding, SharesPayAsTheRuleOfWeightsDoes) {
  population::Task task{population::TaskKind::fresh_data, 4, 1, 0.5};
  population::WeightRule rule{population::WeightShape::softmax, 0.5};
  population::MinerStanding const softmax{task, rule};
  double const others = population::MinerStanding::weight(0, 2) + population::MinerStanding::weight(1, 2);
  EXPECT_DOUBLE_EQ(softmax.log_weight(1.0), 2.0);
  EXPECT_NEAR(softmax.share(softmax.weight(2, 2), others), 7.389056 / (7.389056 + 1 + 2.718282), 1e-6);
  population::WeightRule const power{population::WeightShape::power, 3};
  EXPECT_NEAR(population::MinerStanding(task, power).log_weight(2.0), 3 * 0.693147, 1e-6);
  EXPECT_EQ(population::MinerStanding::weight(population::MinerStanding(task, power).log_weight(-1.0), 0.0), 0.0);
  population::WeightRule const winner{population::WeightShape::winner_takes_all, 1};
  EXPECT_DOUBLE_EQ(population::MinerStanding(task, winner).log_weight(1.0), 4.0);  // 1 / (0.5 / sqrt 4)
}

}  // namespace
}  // namespace flywheel::study
