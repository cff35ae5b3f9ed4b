#pragma once

#include "kernels/base/random.hpp"
#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/economy/subnet/bittensor/tables.hpp"

namespace flywheel::economy::bittensor {

/// Writes what a world's specification means for ops into its derived columns.
void write_laws(Tables& tables, WorldId world, BittensorSpec const& spec, std::uint64_t seed);

/// A share as the chain stores it, in 1/(2^64 - 1), cut.
std::uint64_t stored_share(scenario::Ratio const& share);

/// What the agents of a subnet go by.
domain::AgentRules agent_rules_of(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet);

/// A subnet's place among all when each draws a word of its own.
std::uint32_t place_in_draw(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet, Stream stream);

/// Which part of its incentive a subnet withholds: all of the first ones in a random order, a part of the next.
double withheld_share(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet);

}  // namespace flywheel::economy::bittensor
