#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/population/subnet/skill_growth.hpp"

namespace flywheel::population {

/// How a miner works. A column over neurons. Domain  compute >= 0; overfit_effort in [0, 1]: what goes to the benchmark
/// instead of to skill.
struct MinerConduct {
  double compute;  // bought in an epoch
  double overfit_effort;
  bool copies_models;
};

/// What holds for all miners of a subnet. A column over subnets.
struct MinerMarket {
  SkillGrowth growth;
  Overfitting overfitting;
  ModelCopying copying;
  double compute_price;  // base units for a unit of compute, this epoch
};

/// Lets the miners of all subnets whose epoch begins work for it.
/// Shape   a segment is one subnet of one world; skill [depth x slots], slot e mod depth that of epoch e; the other
///         columns [slots]. Units   score, base units, epochs of the subnet.
/// Domain  called once for every epoch, before set_weights; depth more than the lag of copying, at least 2.
struct AdvanceMiners {
  Segments neurons;
  std::uint32_t slots;
  std::uint32_t depth;
  MinerMarket const* market;   // [subnets]
  std::uint32_t const* epoch;  // [subnets] the one that begins
  std::uint8_t const* is_miner;
  MinerConduct const* conduct;
  std::uint32_t const* entry_epoch;  // begins with its initial skill in that one
  double const* initial_skill;
  double* skill;
  double* overfit;
  std::uint64_t* spent_base_units;  // on compute: added, rounded up
};

/// Skill grows by compute and fades, the overfit grows by effort, copiers take the best skill of `lag_epochs` ago.
///     own' = growth(own, (1 - effort) compute);  overfit' = overfitting(overfit, effort)
/// Errors  none. Whoever is no miner keeps the skill 0.
template <class Backend>
void advance_miners(Backend const& on, AdvanceMiners const& args);

}  // namespace flywheel::population
