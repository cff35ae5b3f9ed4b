#pragma once

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// What an owner got of its subnet between two reviews, as it weighs it.
///     gain = (received p / m + holdings held (p / m - p_0)) / days
/// with what it received at today's price p, and what it held at the last review by the change of the price since then,
/// p_0; m is by how much the mean price of all subnets has grown, 1 for an owner who does not look at others.
/// What it sold in between counts at today's price.
/// Shape   scalars -> scalar. Units   received, held [alpha]; prices [TAO per alpha]; gain [TAO a day].
/// Domain  days, market_growth > 0; 0 <= holdings <= 1. Errors  none.
/// Source  that the cut is an owner's income: subtensor, SubnetOwnerCut; that it weighs it so is assumed.
struct OwnerGain {
  double holdings;  // weight of what it holds against what it gets

  FLYWHEEL_HD double operator()(double received, double held, double price, double price_before, double market_growth,
                                double days) const {
    double const worth = price / market_growth;
    return (received * worth + holdings * held * (worth - price_before)) / days;
  }
};

}  // namespace flywheel::population
