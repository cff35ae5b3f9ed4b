#pragma once

#include <limits>
#include <string>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// How much changes or happens per time, simple rather than compounded: `3 %/month`, `0.17 /year`, `1.2 jobs/d`.
/// Stored as a double per `per`: 3 %/month is 0.36 where `per` is year. Any unit of time may be written.
struct Rate {
  std::string of = {};  // what happens: jobs. Empty: a share of what is there, as `%` or as a plain number
  std::string per = "year";
  double least = 0;
  double most = std::numeric_limits<double>::max();

  std::string expected() const;
  Reading read(Scalar const& scalar, double& rate) const;
  std::string show(double rate) const;
  Format format() const;
};

}  // namespace flywheel::scenario
