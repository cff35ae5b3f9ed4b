#pragma once

#include <string>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// `true` or `false`; `yes` and `no` say the same.
struct Flag {
  std::string expected() const { return "true or false"; }
  Reading read(Scalar const& scalar, bool& value) const;
  std::string show(bool value) const { return value ? "true" : "false"; }
  Format format() const;
};

}  // namespace flywheel::scenario
