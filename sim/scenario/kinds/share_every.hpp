#pragma once

#include <cstdint>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A part of a whole, again and again.
struct RegularShare {
  double share = 0;
  std::int64_t every_ms = 0;
  bool operator==(RegularShare const&) const = default;
};

/// A share above 0 and the time from one turn to the next: `1 % every 30 d`.
struct ShareEvery {
  std::string expected() const;
  Reading read(Scalar const& scalar, RegularShare& value) const;
  std::string show(RegularShare const& value) const;
  Format format() const;
};

}  // namespace flywheel::scenario
