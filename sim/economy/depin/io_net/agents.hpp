#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::io_net {

/// Declares the operators and the devices of a network as agents whose own state may be recorded.
void declare_agents(engine::Simulation& simulation, IoNetEconomy const& economy);

}  // namespace flywheel::economy::io_net
