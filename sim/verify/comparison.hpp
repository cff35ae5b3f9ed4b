#pragma once

#include <string>
#include <vector>

#include "sim/verify/json_text.hpp"

namespace flywheel::verify {

/// How far a real may lie from what is wanted; both zero means exactly equal.
///     |got - want| <= relative x |want|   or   |got - want| <= absolute
struct Tolerance {
  double relative = 0.0;
  double absolute = 0.0;
};

/// One member that is not as wanted.
struct Difference {
  std::string member;  // "rewards_raw[1]"
  std::string got;
  std::string want;
};

/// Members, by name and at any depth, that a kind treats apart.
struct Exemptions {
  std::vector<std::string> not_compared{};   // diagnostic
  std::vector<std::string> may_be_absent{};  // compared where a case expects them
};

/// Compares what an adapter returns with what a case expects. Reals (JSON floats in `got`) take the tolerance;
/// everything else is exact in value and type. A null that stands in `results`, `rounds`, `blocks` or `epochs`
/// expects nothing.
[[nodiscard]] std::vector<Difference> differences(Json const& got, Json const& want, Tolerance const& tolerance,
                                                  Exemptions const& exemptions);

}  // namespace flywheel::verify
