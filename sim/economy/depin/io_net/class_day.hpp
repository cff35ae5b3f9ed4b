#pragma once

#include "kernels/population/mean_device.hpp"
#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {

/// The mean device of a class as owners and cheaters reckon with it: the last settlement's rewards and devices, at the
/// token's price of the moment.
population::MeanDevice mean_device_of(IoNetEconomy const& economy, WorldId world, std::uint32_t device_class);

/// Hire income per running cost in the class of a world that covers least; not a number where none counts.
double worst_coverage(IoNetEconomy const& economy, WorldId world);

}  // namespace flywheel::economy::io_net
