#pragma once

#include <cstdint>

#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {

/// For which of a world's groups of cheaters cheating pays today: bit g of group g. One whose claimed class has been
/// paid nothing yet has nothing to reckon with and goes on as before.
std::uint64_t groups_that_cheating_pays(IoNetEconomy const& economy, WorldId world);

}  // namespace flywheel::economy::io_net
