#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/app/replay/comparison.hpp"
#include "sim/app/replay/settings.hpp"

namespace flywheel::app::replay {

/// What `flywheel replay` says.
struct Report {
  std::string file;
  std::string case_name;
  std::string device;
  std::uint32_t epochs = 0;
  std::vector<Setting> settings{};  // none: the run as it is, whose comparison is one with itself
  Comparison comparison{};

  [[nodiscard]] bool compares() const { return !settings.empty(); }
};

/// A line for each of the `top` uids that earn and matter most, one for the rest, and the totals.
[[nodiscard]] std::string as_text(Report const& report, std::size_t top);
/// Every uid, as one JSON object. Without settings nothing has an `after`.
[[nodiscard]] std::string as_json(Report const& report);

[[nodiscard]] char const* name_of(Role role);

}  // namespace flywheel::app::replay
