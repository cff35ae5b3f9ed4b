#pragma once

#include <span>

#include "sim/economy/subnet/bittensor/economy.hpp"

namespace flywheel::economy::bittensor {

/// Posts what the subnets of the worlds listed did since the last call, and ends a world whose books are wrong.
/// Returns the books [all worlds].
std::vector<domain::SubnetBooks> post_books(engine::Simulation& simulation, BittensorEconomy const& economy,
                                            std::span<std::uint32_t const> worlds, std::span<TimeMs const> now_ms);

}  // namespace flywheel::economy::bittensor
