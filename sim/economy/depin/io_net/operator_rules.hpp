#pragma once

#include <vector>

#include "kernels/domain/operators/operator_rules.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::io_net {

class IoNetEconomy;

/// How operators decide, with the token's price of the moment and the cheaters who give up. [worlds]
std::vector<domain::OperatorRules> operator_rules_of_today(IoNetEconomy const& economy,
                                                           engine::Simulation const& simulation);

}  // namespace flywheel::economy::io_net
