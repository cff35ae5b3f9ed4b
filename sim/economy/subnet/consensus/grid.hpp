#pragma once

#include <string>
#include <vector>

#include "sim/economy/subnet/consensus/spec.hpp"

namespace flywheel::economy::consensus {

/// One point of a grid: a subnet and what sets it apart.
struct GridPoint {
  std::string label;  // "kappa 32767, honest.stake 60 %"; empty where there is no grid
  SubnetSpec subnet;
};

/// Every combination of the grid's values, the last key changing fastest. A key may name several parameters, "a.b,
/// c.d", which then take each value together. Errors  adds a fault for each value that does not fit and each subnet
/// that does not hold together.
std::vector<GridPoint> expand_grid(ConsensusSpec const& spec, scenario::Node const& section, std::string const& path,
                                   scenario::Faults& faults);

}  // namespace flywheel::economy::consensus
