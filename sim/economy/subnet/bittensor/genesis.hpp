#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"

namespace flywheel::economy::bittensor {

/// Writes every world's chain, subnets and neurons at time 0, and mints what is there.
void begin_chain(engine::Simulation& simulation, BittensorEconomy const& economy);

}  // namespace flywheel::economy::bittensor
