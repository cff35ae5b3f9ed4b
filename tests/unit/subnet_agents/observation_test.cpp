#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "kernels/population/subnet/max_upscale.hpp"
#include "kernels/population/subnet/row_mix.hpp"
#include "kernels/population/subnet/task.hpp"
#include "kernels/population/subnet/weight_rule.hpp"

namespace flywheel::population {
namespace {

TEST(MaxUpscale, EqualsWhatTheChainStores) {
  std::ifstream file{FLYWHEEL_SOURCE_DIR "/tests/vectors/bittensor/prim_vec_u16_max_upscale.json"};
  auto const vectors = nlohmann::json::parse(file);
  ASSERT_EQ(vectors["rows"].size(), 37U);
  for (auto const& row : vectors["rows"]) {
    auto const weights = row[0].get<std::vector<std::uint16_t>>();
    auto stored = weights;
    MaxUpscale const stretched{weights.empty() ? std::uint16_t{0} : *std::max_element(weights.begin(), weights.end())};
    for (auto& weight : stored) weight = stretched(weight);
    EXPECT_EQ(stored, row[1].get<std::vector<std::uint16_t>>()) << row[0];
  }
}

TEST(WeightRule, FollowsItsFormula) {
  auto const weights = [](WeightRule const& rule, std::vector<double> const& scores, double best) {
    std::vector<double> parts(scores.size());
    rule.find_parts(scores.data(), static_cast<std::uint32_t>(scores.size()), best, parts.data());
    std::vector<int> weights;
    for (auto const part : parts) weights.push_back(WeightRule::weight_of(part));
    return weights;
  };
  WeightRule const softmax{WeightShape::softmax, 0.5};
  // 65535 e^-2 = 8869.2, 65535 e^-12 = 0.4, 65535 e^-1 = 24109.0
  EXPECT_EQ(weights(softmax, {2.0, 1.0, -4.0, 1.5, 2.0, 1.0}, 2.0), (std::vector{65535, 8869, 0, 24109, 65535, 8869}));
  WeightRule const square{WeightShape::power, 2.0};
  EXPECT_EQ(weights(square, {1.0, -1.0}, 2.0), (std::vector{16384, 0}));  // 16383.75
  EXPECT_EQ(weights(square, {-1.0}, -1.0), std::vector{0});
  WeightRule const winner{WeightShape::winner_takes_all, 1.0};
  EXPECT_EQ(weights(winner, {1.999, 2.0}, 2.0), (std::vector{0, 65535}));
  EXPECT_EQ(weights(winner, {-3.0}, -3.0), std::vector{65535});
}

TEST(RowMix, GivesTheShareInIntegers) {
  RowMix const quarter{16384, 2, 60};  // weights 10, 20, 30; the first two chosen
  EXPECT_EQ(quarter.part(10, true), 49152U * 2 * 10 + 16384U * 60);
  EXPECT_EQ(quarter.part(10, true) + quarter.part(20, true) + quarter.part(30, false), std::uint64_t{65536} * 2 * 60);
  EXPECT_EQ((RowMix{16384, 0, 60}.part(10, false)), 10U);
  EXPECT_EQ((RowMix{16384, 2, 0}.part(0, true)), 1U);
  EXPECT_EQ((RowMix{16384, 2, 0}.part(0, false)), 0U);
  EXPECT_EQ(RowMix::encode(1, 3), 21845);
}

TEST(BeliefRule, IsTheMeanOfPriorAndObservationsByPrecision) {
  BeliefRule const rule{{1.0, 4.0}, 0.0};
  Belief belief{0.0, 0.0};
  double precision = 1.0 / 4.0;
  double weighted = 1.0 / 4.0;
  for (auto const& seen : {Observation{3.0, 2.0}, Observation{-1.0, 0.5}, Observation{0.25, 8.0}}) {
    belief = rule(belief, seen);
    precision += 1.0 / seen.variance;
    weighted += seen.value / seen.variance;
  }
  EXPECT_NEAR(belief.mean, weighted / precision, 1e-14);
  EXPECT_NEAR(belief.variance, 1.0 / precision, 1e-14);
}

TEST(BeliefRule, SettlesWhereTheRiccatiEquationDoes) {
  // before a look v = (q + sqrt(q^2 + 4 q R)) / 2, after it v - q
  BeliefRule const rule{{0.0, 1.0}, 0.1};
  Belief belief{0.0, 0.0};
  for (int look = 0; look < 200; ++look) belief = rule(belief, {0.0, 2.0});
  EXPECT_NEAR(belief.variance, (0.1 + std::sqrt(0.01 + 0.8)) / 2.0 - 0.1, 1e-12);
}

/// Mean and variance of many looks; the bounds are 4.4 standard errors, wrong once in 90,000 runs.
struct Looks {
  double sum = 0.0;
  double squares = 0.0;
  int count = 0;

  void add(double value) {
    sum += value;
    squares += value * value;
    ++count;
  }
  [[nodiscard]] double mean() const { return sum / count; }
  [[nodiscard]] double variance() const { return squares / count - mean() * mean(); }
  void expect(double expected_mean, double expected_variance) const {
    EXPECT_NEAR(mean(), expected_mean, 4.4 * std::sqrt(expected_variance / count));
    EXPECT_NEAR(variance(), expected_variance, 4.4 * expected_variance * std::sqrt(2.0 / count));
  }
};

double noise_of(Evaluator const& by, std::uint32_t uid) {
  return normal_quantile(uniform_from_word(step_word(by.own_seed, uid, by.epoch, Stream{"subnet/evaluation"})));
}

TEST(Task, SeesSkillWithTheNoiseOfItsSample) {
  Task const task{TaskKind::fresh_data, 16, 1, 2.0};
  Looks looks;
  for (std::uint32_t epoch = 0; epoch < 40'000; ++epoch) {
    Evaluator const by{5, evaluator_seed(5, 3), epoch};
    auto const seen = task.observe({1.5, 9.0, 1.0, 7, 2}, by, noise_of(by, 2));
    EXPECT_DOUBLE_EQ(seen.variance, 0.25);
    looks.add(seen.value);
  }
  looks.expect(1.5, 0.25);  // and overfitting shows nowhere
}

TEST(Task, SharesLuckAmongThoseWhoUseOneBenchmark) {
  Task task{TaskKind::fixed_benchmark, 16, 1, 2.0};
  task.benchmark_items = 64;
  Looks all;
  Looks products;  // of two validators' errors: covariance s^2 / N
  for (std::uint32_t miner = 0; miner < 40'000; ++miner) {
    double error[2];
    for (std::uint32_t validator = 0; validator < 2; ++validator) {
      Evaluator const by{5, evaluator_seed(5, validator), miner};
      error[validator] = task.observe({1.0, 0.5, 1.0, miner, 2}, by, noise_of(by, 2)).value - 1.5;
    }
    all.add(error[0]);
    products.add(error[0] * error[1]);
  }
  all.expect(0.0, 0.25);
  double const variance = 0.25 * 0.25 + 0.0625 * 0.0625;  // of a product of normals, Isserlis
  EXPECT_NEAR(products.mean(), 0.0625, 4.4 * std::sqrt(variance / 40'000));
  Evaluator const early{5, evaluator_seed(5, 0), 3};
  Evaluator const late{5, evaluator_seed(5, 0), 4};
  task.samples = 64;  // the whole benchmark: looking again tells nothing new
  EXPECT_EQ(task.observe({1.0, 0.5, 1.0, 8, 2}, early, noise_of(early, 2)).value,
            task.observe({1.0, 0.5, 1.0, 8, 2}, late, noise_of(late, 2)).value);
}

TEST(Task, CountsAnswersWithinTheDeadline) {
  Task task{TaskKind::inference, 20, 1, 0.5};
  task.log_deadline = std::log(2.0);
  task.log_latency = std::log(2.0) + 0.5;
  double const chance = 0.9 * 0.8413447460685429;  // Phi(1), one deviation of skill to spare
  EXPECT_NEAR(task.answer_chance(1.0, 0.9), chance, 1e-12);
  Looks looks;
  for (std::uint32_t epoch = 0; epoch < 40'000; ++epoch) {
    looks.add(task.observe({1.0, 0.0, 0.9, 7, 2}, {5, evaluator_seed(5, 3), epoch}, 0).value);
  }
  looks.expect(chance, chance * (1.0 - chance) / 20.0);
  task.samples = 1;  // one answer of one: Beta(2, 1), of variance 1/18
  EXPECT_NEAR(task.observe({99.0, 0.0, 1.0, 7, 2}, {5, 1, 1}, 0).variance, 1.0 / 18.0, 1e-15);
}

}  // namespace
}  // namespace flywheel::population
