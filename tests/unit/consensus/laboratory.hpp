#pragma once

#include <string>
#include <vector>

#include "sim/study/batch.hpp"

namespace flywheel::study {

/// A scenario of laboratories below scenarios/, run to its end, as the last sample shows it.
class Laboratory {
 public:
  Laboratory(std::string const& file, std::vector<std::string> const& overrides);

  /// A series of a bloc, in the subnet that the grid calls so; mean over worlds.
  double of(std::string const& group_and_series, std::string const& subnet, std::string const& bloc) const;
  /// Every subnet's label, in the order of the grid.
  std::vector<std::string> subnets(std::string const& group) const;
  engine::Simulation const& simulation() const { return *batch_.simulation; }

 private:
  Batch batch_;
};

/// A scenario of laboratories below scenarios/ before it runs.
Batch build_laboratory(std::string const& file, std::vector<std::string> const& overrides);

/// What is wrong with a scenario, a line a fault.
std::string faults_of(std::string const& file, std::vector<std::string> const& overrides);

}  // namespace flywheel::study
