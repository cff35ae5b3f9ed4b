#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace flywheel::study {

/// A scenario that every test of sameness runs: by threads, by stops, by the company of other worlds. Small enough for
/// a sanitizer. A new network adds a line in cases.cpp.
struct Case {
  std::string name;                    // letters and digits
  std::string file;                    // below scenarios/
  std::vector<std::string> overrides;  // as of --set: what makes it small
  /// Overrides that make world i of a batch another one: other parameters, other times of events. i > 0
  std::vector<std::string> (*another)(int i);
};

std::vector<Case> const& cases();
/// What a failing test says of its case.
inline void PrintTo(Case const& one, std::ostream* out) {  // NOLINT(readability-identifier-naming): gtest's name
  *out << one.file;
}

/// Reads a case, with more overrides. Faults are failures of the test.
std::shared_ptr<scenario::Scenario const> read_case(Case const& one, std::vector<std::string> const& more = {});

}  // namespace flywheel::study
