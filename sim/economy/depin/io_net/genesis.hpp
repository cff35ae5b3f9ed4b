#pragma once

#include "sim/engine/simulation.hpp"

namespace flywheel::economy::io_net {

class IoNetEconomy;

/// Time 0: who is there, and who holds the genesis supply.
void begin_network(engine::Simulation& simulation, IoNetEconomy const& economy);

}  // namespace flywheel::economy::io_net
