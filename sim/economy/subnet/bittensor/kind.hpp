#pragma once

#include "sim/economy/registry.hpp"

namespace flywheel::economy::bittensor {

/// Bittensor by its rule sets: protocol `bittensor/...`.
EconomyKind kind();

}  // namespace flywheel::economy::bittensor
