#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

/// Lets in who comes on a day: operators and customers by diffusion, cheaters while cheating pays. Refreshes the hire
/// markets of the worlds due.
void let_arrive(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due);

}  // namespace flywheel::economy::io_net
