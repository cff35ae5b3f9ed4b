#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"
#include "kernels/scoring/yuma/parameters.hpp"

namespace flywheel::domain {

/// Lets those who may be bribed on the picked subnets and those who would bribe them make up their minds for the round:
///     made    iff the bribers' gain exceeds all payments;  taken  iff a payment exceeds lost dividends and the risk
/// by BribeOffer and BribeEffect, with the dividends and the pot of the last epoch at the pool's price. Who has no
/// terms is always bribed. Shape   yuma [subnets]. Units   base units of TAO. Errors  none.
template <class Backend>
void weigh_bribes(Backend const& on, SubnetWorld const& world, scoring::YumaParameters const* yuma);

}  // namespace flywheel::domain
