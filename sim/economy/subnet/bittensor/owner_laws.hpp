#pragma once

#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/economy/subnet/bittensor/tables.hpp"

namespace flywheel::economy::bittensor {

/// Writes what a world's owners go by, and again what they have set, which a specification does not know.
void write_owners(Tables& tables, WorldId world, BittensorSpec const& spec);

}  // namespace flywheel::economy::bittensor
