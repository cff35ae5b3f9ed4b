#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A file that can be read, looked up beside the scenario that names it, then in the search paths; stored as found.
struct FilePath {
  std::string_view what = "a file";  // a CSV file

  std::string expected() const;
  Reading read(Scalar const& scalar, std::string& path) const;
  std::string show(std::string const& path) const { return path; }
  Format format() const;
};

}  // namespace flywheel::scenario
