#pragma once

#include <cmath>
#include <limits>

#include "kernels/population/subnet/task.hpp"
#include "kernels/population/subnet/weight_rule.hpp"

namespace flywheel::population {

/// What a miner expects to weigh in the rows of validators, by its own work.
///     score       fixed_benchmark: skill + overfit;  inference: chance of an answer in time;  else skill
///     log_weight  softmax score / T;  power p ln score;  winner_takes_all score / error of a look, since the best
///                 seldom looks it
///     weight      e^(log_weight - reference), reference that of the best: none overflows
///     share       w / (W + w) of the others' W
/// Shape   scalars. Units   score; weights of one reference. Domain  that of Task and WeightRule; the error of a look
/// counts as at least 2^-10. Errors  those of exp and log. Source  WeightRule without noise; assumed.
class MinerStanding {
 public:
  FLYWHEEL_HD MinerStanding(Task const& task, WeightRule const& rule) : task_{task}, rule_{rule} {}

  static constexpr double nothing = std::numeric_limits<double>::lowest();

  FLYWHEEL_HD double score(double skill, double overfit, double availability) const {
    if (task_.kind == TaskKind::inference) return task_.answer_chance(skill, availability);
    return task_.kind == TaskKind::fixed_benchmark ? skill + overfit : skill;
  }

  FLYWHEEL_HD double log_weight(double score) const {
    if (rule_.shape == WeightShape::softmax) return score / rule_.parameter;
    if (rule_.shape == WeightShape::winner_takes_all) return score / look_error();
    return score > 0.0 ? rule_.parameter * log(score) : nothing;
  }

  FLYWHEEL_HD static double weight(double log_weight, double reference) {
    double const power = log_weight - reference;
    if (!(power > -700.0)) return 0.0;
    return exp(power < 600.0 ? power : 600.0);
  }

  FLYWHEEL_HD static double share(double own, double weight_of_others) {
    return own > 0.0 ? own / (weight_of_others + own) : 0.0;
  }

 private:
  Task const& task_;
  WeightRule const& rule_;

  FLYWHEEL_HD double look_error() const {
    double const of_sample = task_.kind == TaskKind::inference ? 0.5 : task_.deviation;
    double const error = of_sample / std::sqrt(static_cast<double>(task_.samples));
    return error > 0x1p-10 ? error : 0x1p-10;
  }
};

}  // namespace flywheel::population
