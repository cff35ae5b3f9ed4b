#pragma once

#include "kernels/population/subnet/task.hpp"
#include "kernels/population/subnet/weight_rule.hpp"

namespace flywheel::population {

/// What a miner would weigh in the rows of validators who see it as it is.
///     score   fixed_benchmark: skill + overfit;  inference: chance of an answer in time;  else skill
///     weight  softmax e^(score / T);  power max(0, score)^p;  winner_takes_all: nothing but the best counts
///     share   w / (W + w) of the others' W;  winner_takes_all: 1 where better than the best, else 0
/// Shape   scalars. Units   score; weights of any unit, of one subnet. Domain  that of Task and WeightRule.
/// Errors  those of exp and pow. Source  WeightRule without noise; that miners reckon so is assumed.
struct MinerStanding {
  Task const& task;
  WeightRule const& rule;

  FLYWHEEL_HD double score(double skill, double overfit, double availability) const {
    if (task.kind == TaskKind::inference) return task.answer_chance(skill, availability);
    return task.kind == TaskKind::fixed_benchmark ? skill + overfit : skill;
  }

  FLYWHEEL_HD double weight(double score) const {
    if (rule.shape == WeightShape::softmax) return exp(score / rule.parameter);
    return rule.shape == WeightShape::power && score > 0.0 ? pow(score, rule.parameter) : 0.0;
  }

  FLYWHEEL_HD double share(double score, double weight_of_others, double best_other) const {
    if (rule.shape == WeightShape::winner_takes_all) return score > best_other ? 1.0 : 0.0;
    double const own = weight(score);
    return own > 0.0 ? own / (weight_of_others + own) : 0.0;
  }
};

}  // namespace flywheel::population
