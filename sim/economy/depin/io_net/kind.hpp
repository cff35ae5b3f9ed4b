#pragma once

#include "sim/economy/registry.hpp"

namespace flywheel::economy::io_net {

/// io.net by its rule sets: protocol `io_net/...`.
EconomyKind kind();

}  // namespace flywheel::economy::io_net
