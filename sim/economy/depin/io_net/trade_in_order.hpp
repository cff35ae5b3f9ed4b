#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {

/// The daily trade of worlds whose pools are swapped with one by one. All orders of a settlement are of one time, so
/// that ids alone order them: operators by their rows, then the parties without rows in the order of Seller and Buyer.
/// First all sell, then all buy (assumed). now_ms [all worlds].
void trade_in_order(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due);

}  // namespace flywheel::economy::io_net
