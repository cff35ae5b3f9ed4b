#pragma once

#include "sim/economy/registry.hpp"

namespace flywheel::economy::consensus {

/// `protocol: consensus/...`: subnets of scripted validators and miners.
EconomyKind kind();

}  // namespace flywheel::economy::consensus
