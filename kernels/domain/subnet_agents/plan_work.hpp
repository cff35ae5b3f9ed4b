#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// How much compute each miner of the picked subnets buys for the epoch that begins: as much as its skill will repay.
///     w_i  weight by MinerStanding
///     s_i = w_i / sum w;  a unit of skill earns v_i = pot s_i (1 - s_i) d ln w_i / d skill, an epoch
///     compute_i = min(most, SkillGrowth::best_compute(v_i, price));  copiers of models buy none
/// pot is what the last epoch paid to miners, at the pool's price, less what is withheld.
/// Units   base units of TAO, of compute. Errors  those of exp and pow. Source  marginal revenue of a contest of
/// logit form (Tullock 1980); that miners reckon so, and with the pay of the last epoch, is assumed.
template <class Backend>
void plan_work(Backend const& on, SubnetWorld const& world);

}  // namespace flywheel::domain
