#pragma once

#include <optional>
#include <string_view>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A number without a unit that need not be whole: `-1.2`, `2.25`, `1e-6`. Stored as the nearest double.
struct Real {
  std::optional<double> least = {};
  std::optional<double> most = {};
  std::optional<double> above = {};  // the value is greater than this
  std::optional<double> below = {};
  std::string_view unit = {};  // of what is stored, for `explain`

  std::string expected() const;
  Reading read(Scalar const& scalar, double& value) const;
  std::string show(double value) const;
  Format format() const;
};

}  // namespace flywheel::scenario
