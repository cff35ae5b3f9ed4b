#pragma once

#include "kernels/base/distributions.hpp"
#include "kernels/population/subnet/advance_miners.hpp"
#include "kernels/population/subnet/epoch_hazard.hpp"
#include "kernels/population/subnet/sybil_keys.hpp"

namespace flywheel::domain {

/// What miners of a subnet are inclined to, besides honest work. Shares of them; a copier of models games nothing.
/// Shape   a miner's entity -> conduct, "subnet/conduct". Units   of SkillGrowth, Overfitting, SybilKeys.
/// Domain  copying_share + gaming_share <= 1. Errors  none. Source  that so many do is assumed.
struct MinerHabits {
  double copying_share;   // take the best model of some epochs ago and buy no compute
  double gaming_share;    // learn the benchmark instead of the work
  double gaming_effort;   // with this part of their compute; 0 where there is no benchmark to learn
  double most_compute;    // that anybody buys, an epoch
  double operator_share;  // of candidates who think of several keys
  population::SybilKeys keys;
  std::uint32_t remembered;          // displaced miners who may come back; 0: nobody does
  population::EpochHazard comeback;  // of one of them, by the margin that it would have

  FLYWHEEL_HD population::MinerConduct conduct(std::uint64_t seed, std::uint32_t entity) const {
    double const luck = uniform_from_word(step_word(seed, entity, 0, Stream{"subnet/conduct"}));
    if (luck < copying_share) return {0.0, 0.0, true};
    return {0.0, luck < copying_share + gaming_share ? gaming_effort : 0.0, false};
  }
};

}  // namespace flywheel::domain
