#pragma once

#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// A miner who thinks of a subnet: how good its work would be, and what that costs.
struct MinerCandidate {
  double quality;
  double cost_tao;  // an epoch
};

/// When miners come to a subnet and when they stop working.
///     quality ~ lognormal(median 1),  cost ~ c quality^g lognormal(median 1)
///     expects share = q / (Q + q) of the miners' pot, at the pool's price
///     comes where (income - cost) horizon > price of the registration
///     stops with chance h an epoch where income < cost, once immunity is over
/// Units   TAO base units, epochs; quality relative to the median candidate. Domain  pot, price >= 0.
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
    double const log_quality = Normal{0, quality_log_sd}(draws);
    double const log_cost = Normal{cost_exponent * log_quality, cost_log_sd}(draws);
    return {exp(log_quality), cost_tao * exp(log_cost)};
  }

  FLYWHEEL_HD static double expected_income(double quality, double quality_of_others, double pot_tao) {
    return quality > 0 ? pot_tao * (quality / (quality_of_others + quality)) : 0.0;
  }

  FLYWHEEL_HD bool enters(MinerCandidate const& candidate, double quality_of_others, double pot_tao,
                          double registration_tao) const {
    double const income = expected_income(candidate.quality, quality_of_others, pot_tao);
    return (income - candidate.cost_tao) * horizon_epochs > registration_tao;
  }
};

}  // namespace flywheel::population
