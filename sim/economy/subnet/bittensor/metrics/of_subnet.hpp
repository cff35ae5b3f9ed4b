#pragma once

#include <limits>

#include "sim/economy/subnet/bittensor/metrics.hpp"

namespace flywheel::economy::bittensor {

/// A part of a whole; NaN where there is no whole.
inline double ratio(double part, double whole) {
  return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

/// What is recorded of one subnet at a sample; the lists of metrics say of each what it is and in which unit.
namespace of_subnet {

double price(SubnetView const& subnet);
double moving_price(SubnetView const& subnet);
double share(SubnetView const& subnet);
double burned(SubnetView const& subnet);
double registration(SubnetView const& subnet);
double pool(SubnetView const& subnet);
double outstanding(SubnetView const& subnet);
double registrations(SubnetView const& subnet);
double owners_replaced(SubnetView const& subnet);
double withheld(SubnetView const& subnet);
double owner_income(SubnetView const& subnet);
double hyperparameters(SubnetView const& subnet);
double miners(SubnetView const& subnet);
double incentive_gini(SubnetView const& subnet);
double incentive_top(SubnetView const& subnet);
double incentive_nakamoto(SubnetView const& subnet);
double operator_gini(SubnetView const& subnet);
double operator_top(SubnetView const& subnet);
double operator_nakamoto(SubnetView const& subnet);
double dividend_gini(SubnetView const& subnet);
double dividend_nakamoto(SubnetView const& subnet);
double trust(SubnetView const& subnet);
double skill(SubnetView const& subnet);
double stake(SubnetView const& subnet);
double copier_gain(SubnetView const& subnet);
double cartel_gain(SubnetView const& subnet);
double lazy_gain(SubnetView const& subnet);
double bribed_gain(SubnetView const& subnet);
/// Their share of pay over their share of quality.
double favoured_gain(SubnetView const& subnet);
double mean_skill(SubnetView const& subnet);
double mean_overfit(SubnetView const& subnet);
double operators(SubnetView const& subnet);
double sybil_share(SubnetView const& subnet);

}  // namespace of_subnet
}  // namespace flywheel::economy::bittensor
