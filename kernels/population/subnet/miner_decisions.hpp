#pragma once

#include "kernels/base/distributions.hpp"
#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// A miner who thinks of a subnet: how good its work would be, and what that costs.
struct MinerCandidate {
  double skill;     // ln quality, of the free model 0
  double cost_tao;  // an epoch
};

/// When miners come to a subnet and when they stop working.
///     skill ~ normal(0, s),  quality e^skill;  cost ~ c quality^g lognormal(median 1)
///     expects share = w / (W + w) of the miners' pot, at the pool's price
///     comes where (income - cost) horizon > price of the registration
///     stops with chance h an epoch where income < cost, once immunity is over
/// Units   TAO base units, epochs; weights of any unit, see MinerStanding. Domain  pot, price >= 0.
/// Errors  none. Source  assumed: no study of miners' entry is known to us.
struct MinerDecisions {
  double candidates_per_epoch;
  double quality_log_sd;
  double cost_tao;       // c: of the median candidate, an epoch
  double cost_exponent;  // g
  double cost_log_sd;
  double horizon_epochs;
  double exit_chance;  // h

  FLYWHEEL_HD MinerCandidate candidate(Draws& draws) const {
    double const skill = Normal{0, quality_log_sd}(draws);
    double const log_cost = Normal{cost_exponent * skill, cost_log_sd}(draws);
    return {skill, cost_tao * exp(log_cost)};
  }

  FLYWHEEL_HD bool enters(double share, double cost_tao_per_epoch, double pot_tao, double registration_tao) const {
    return (pot_tao * share - cost_tao_per_epoch) * horizon_epochs > registration_tao;
  }
};

}  // namespace flywheel::population
