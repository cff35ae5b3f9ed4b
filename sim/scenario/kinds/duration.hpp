#pragma once

#include <cstdint>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A length of time, whole in milliseconds: `250 ms`, `12 s`, `90 min`, `5 h`, `730 d`, `2 w`, `1 month`, `1 year`.
/// A year is 365 d and a month a twelfth of it, 730 h, wherever a scenario counts in them.
struct Duration {
  std::int64_t least_ms = 0;
  std::int64_t most_ms = 1000 * std::int64_t{31'536'000'000};  // a thousand years

  std::string expected() const;
  Reading read(Scalar const& scalar, std::int64_t& ms) const;
  std::string show(std::int64_t ms) const;
  Format format() const;
};

}  // namespace flywheel::scenario
