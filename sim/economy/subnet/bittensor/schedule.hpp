#pragma once

#include <vector>

#include "sim/economy/subnet/bittensor/economy.hpp"

namespace flywheel::economy::bittensor {

/// At most so many epochs of a world run in a block; the others wait for the next one.
inline constexpr std::uint32_t most_epochs_per_block = 2;

/// Plans the first epoch of each subnet of a world; netuids are spread over the tempo.
void plan_first_epochs(BittensorEconomy const& economy, WorldId world);

/// The same of a subnet that was founded in a block; a slot that was free has one from then on.
void plan_first_epoch(BittensorEconomy const& economy, WorldId world, std::uint32_t slot, std::uint64_t block);

/// The subnets, by row, whose epochs run in a world's block; plans the next epoch of each.
std::vector<std::uint32_t> take_due_subnets(BittensorEconomy const& economy, WorldId world, std::uint64_t block);

/// The block of a world's next epoch.
std::uint64_t next_epoch_block(BittensorEconomy const& economy, WorldId world);

}  // namespace flywheel::economy::bittensor
