#pragma once

#include "kernels/base/distributions.hpp"

namespace flywheel::population {

/// When somebody founds a subnet: the owner's cut of its alpha, at the price of subnets today, must pay the lock.
///     income = cut alpha_per_block horizon price optimism,   optimism ~ lognormal(median 1);   founds where income >
///     lock
/// Units   base units of TAO and alpha, blocks; price TAO per alpha. Domain  all >= 0. Errors  none.
/// Source  assumed: no study of founders is known to us. That the cut is an owner's income: subtensor, SubnetOwnerCut.
struct FounderDecisions {
  double candidates;  // who think of it each time: mean
  double horizon_blocks;
  double optimism_log_sd;
  double owner_cut;

  FLYWHEEL_HD bool founds(Draws& draws, double alpha_per_block, double price_tao, double lock_tao) const {
    double const optimism = exp(Normal{0.0, optimism_log_sd}(draws));
    return owner_cut * alpha_per_block * horizon_blocks * price_tao * optimism > lock_tao;
  }
};

}  // namespace flywheel::population
