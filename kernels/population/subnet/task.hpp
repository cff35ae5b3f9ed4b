#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/base/distributions.hpp"
#include "kernels/population/normal_share.hpp"
#include "kernels/population/subnet/belief.hpp"

namespace flywheel::population {

enum class TaskKind : std::uint8_t { fixed_benchmark, fresh_data, forecast, inference };

/// What there is to see of a miner.
struct MinerWork {
  double skill;         // true quality; of a forecast, that of the epoch in which it was made
  double overfit;       // what it has learned of the benchmark alone
  double availability;  // chance that a request is answered at all
  std::uint32_t entity;
  std::uint32_t uid;
};

/// Who looks, and when. Equal ones see the same.
struct Evaluator {
  std::uint64_t world_seed;
  std::uint64_t own_seed;  // of the validator, see evaluator_seed
  std::uint32_t epoch;
};

/// A validator's own key for draws: its counter words then name the miner and the epoch.
FLYWHEEL_HD constexpr std::uint64_t evaluator_seed(std::uint64_t world_seed, std::uint32_t validator_entity) {
  return Draws{world_seed, validator_entity, 0, Stream{"subnet/evaluator"}}.bits();
}

/// How the work of a subnet is judged: a sample of n items gives a score and its variance.
///     fixed_benchmark  y = skill + overfit + s (z_c sqrt(1/N) + z sqrt(1/n - 1/N)),  n of the same N items for ever:
///                      z_c is the miner's luck with this version of the benchmark, the same for all who look
///     fresh_data       y = skill + s z / sqrt(n)
///     forecast         the same of the skill `delay_epochs` ago, when the market judges; s is large
///     inference        y = K / n,  K binomial (n, availability Phi((log deadline - log latency + skill) / s)):
///                      answers within the deadline; variance that of a uniform prior's posterior
/// Shape   miner, evaluator, noise z -> observation. Units   score; seconds inside the logarithms; base units.
/// Domain  samples >= 1, samples <= items, deviation > 0, visit_epochs >= 1. Errors  those of normal_quantile.
/// Source  benchmark: sampling without replacement (Cochran 1977, 2.3); kinds of task: subnets 6 (Nous), 8 (Taoshi),
///         18 (Cortex.t) of Bittensor. Parameters are assumed.
struct Task {
  TaskKind kind;
  std::uint32_t samples;                // n of one look
  std::uint32_t visit_epochs;           // between two looks of a validator at a miner
  double deviation;                     // s of one sample's score; of log latency
  std::uint32_t benchmark_items = 0;    // N
  std::uint32_t benchmark_version = 0;  // a new one draws other items
  std::uint32_t delay_epochs = 0;       // of a forecast
  double log_deadline = 0.0;            // inference
  double log_latency = 0.0;             // of a miner without skill
  std::uint64_t sample_cost_base_units = 0;

  FLYWHEEL_HD std::uint64_t cost_base_units() const { return samples * sample_cost_base_units; }

  /// Whether there is anything to judge of a miner of this age.
  FLYWHEEL_HD bool can_judge(std::uint32_t age_epochs) const {
    return kind != TaskKind::forecast || age_epochs >= delay_epochs;
  }

  /// Spreads the looks of a validator over epochs.
  FLYWHEEL_HD bool visits(std::uint32_t uid, std::uint32_t epoch) const {
    return visit_epochs <= 1 || (uid + epoch) % visit_epochs == 0;
  }

  /// Whether an observation depends on z.
  FLYWHEEL_HD bool has_noise() const { return kind != TaskKind::inference; }

  /// The chance that one request is answered in time.
  FLYWHEEL_HD double answer_chance(double skill, double availability) const {
    return availability * normal_share((log_deadline - log_latency + skill) / deviation);
  }

  /// Domain  z: normal_quantile of step_word(own_seed, uid, epoch, Stream{"subnet/evaluation"}), where has_noise.
  FLYWHEEL_HD Observation observe(MinerWork const& miner, Evaluator const& by, double z) const {
    if (kind == TaskKind::inference) return count_answers(miner, by);
    double const n = samples;
    double const variance = deviation * deviation / n;
    if (kind != TaskKind::fixed_benchmark) return {miner.skill + deviation / std::sqrt(n) * z, variance};
    double const items = benchmark_items;
    Draws draws{by.world_seed, miner.entity, benchmark_version, Stream{"subnet/benchmark_items"}};
    double const luck = Normal{0.0, 1.0}(draws) / std::sqrt(items) + z * std::sqrt(1.0 / n - 1.0 / items);
    return {miner.skill + miner.overfit + deviation * luck, variance};
  }

 private:
  FLYWHEEL_HD Observation count_answers(MinerWork const& miner, Evaluator const& by) const {
    Draws draws{by.own_seed, miner.uid, by.epoch, Stream{"subnet/requests"}};
    double const n = samples;
    auto const answered = static_cast<double>(Binomial{samples, answer_chance(miner.skill, miner.availability)}(draws));
    return {answered / n, (answered + 1.0) * (n - answered + 1.0) / ((n + 2.0) * (n + 2.0) * (n + 3.0))};
  }
};

}  // namespace flywheel::population
