#pragma once

#include "kernels/domain/gpu_rental/rules.hpp"
#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::io_net {

/// How the hire market of one device class works: orders, failures, detection, payments.
domain::RentalRules rental_rules_of(engine::Simulation const& simulation, std::uint64_t seed, IoNetSpec const& spec,
                                    std::uint32_t device_class);

}  // namespace flywheel::economy::io_net
