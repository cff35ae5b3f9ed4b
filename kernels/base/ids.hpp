#pragma once

#include <compare>
#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel {

/// An index with a type, so that mixing two kinds of row does not compile.
/// Units   row number inside its table, unless the tag's comment says otherwise.
template <class Tag>
struct Id {
  std::uint32_t value;

  FLYWHEEL_HD friend constexpr bool operator==(Id left, Id right) { return left.value == right.value; }
  FLYWHEEL_HD friend constexpr bool operator<(Id left, Id right) { return left.value < right.value; }
};

using WorldId = Id<struct WorldTag>;  // row of the batch; never enters a random draw

/// Simulated time since the start of the run.
using TimeMs = std::int64_t;

/// The calendar's and the agents' "nothing is planned".
inline constexpr TimeMs never_ms = INT64_MAX;

}  // namespace flywheel
