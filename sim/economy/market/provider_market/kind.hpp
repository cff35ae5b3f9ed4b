#pragma once

#include "sim/economy/registry.hpp"

namespace flywheel::economy {

/// `protocol: custom`: a market of posted prices put together from named rules.
EconomyKind provider_market_kind();

}  // namespace flywheel::economy
