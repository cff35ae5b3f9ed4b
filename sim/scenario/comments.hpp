#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/mark.hpp"

namespace flywheel::scenario {

/// Finds what the author wrote behind values: `blocks_per_month: 730  # assumed: hours a month`.
class Comments {
 public:
  /// The comment that ends the line a mark points at, without its `#`; empty where there is none. A `#` begins a
  /// comment at the start of a line or behind a blank, but not inside quotes (YAML 1.2, rule 77).
  std::string at(Mark const& mark);

 private:
  std::map<std::shared_ptr<Source const>, std::vector<std::string_view>> lines_;
};

}  // namespace flywheel::scenario
