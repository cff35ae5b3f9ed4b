#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernels/base/backend.hpp"
#include "sim/verify/comparison.hpp"
#include "sim/verify/field.hpp"

namespace flywheel::verify {

/// Runs one case through the simulator's own laws and ops, ops on the given device, and returns every member that a
/// case of its kind expects: integers as JSON integers, `bigint` as decimal text, `real` as JSON floats.
using Adapter = Json (*)(Field const& input, Device const& device);

struct Kind {
  std::string_view name;
  Adapter run;
  Exemptions exemptions{};
};

/// Every kind that this program can verify, sorted by name. A new kind is a file and a line here.
[[nodiscard]] std::vector<Kind> const& kinds();

/// The kind of a name, or null.
[[nodiscard]] Kind const* find_kind(std::string_view name);

}  // namespace flywheel::verify
