#pragma once

#include "kernels/exchange/price_ratio.hpp"
#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::io_net {

class IoNetEconomy;

/// A price as the exact ratio that ops use: good to a millionth of a micro-USD a token.
exchange::PriceRatio price_ratio_of(double usd_per_token, IoNetSpec const& spec);

/// The price at time 0, before any trade.
double opening_price_usd(IoNetEconomy const& economy, WorldId world);

/// The price that this network's order flow does not move, at a settlement; 0 where there is none. A diffusion goes on
/// from where it was at the last settlement.
double reference_price_usd(engine::Simulation const& simulation, IoNetEconomy const& economy, WorldId world,
                           TimeMs now);

}  // namespace flywheel::economy::io_net
