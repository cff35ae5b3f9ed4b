#pragma once

#include <span>

#include "sim/economy/subnet/bittensor/economy.hpp"

namespace flywheel::economy::bittensor {

/// Those of the subnets listed, by row, whose validators somebody watches.
std::vector<std::uint32_t> watched_of(BittensorEconomy const& economy, std::span<std::uint32_t const> subnets);

/// Whether a world's validators are judged after the epoch of a block: once in so many tempos.
bool is_judged_at(BittensorSpec const& spec, std::uint64_t block);

/// Gathers evidence against the validators of the watched subnets, whose round is over, and judges those of the subnets
/// listed among them.
void police(engine::Simulation& simulation, Tables const& tables, std::span<std::uint32_t const> watched,
            std::span<std::uint32_t const> judged);

}  // namespace flywheel::economy::bittensor
