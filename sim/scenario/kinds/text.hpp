#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// Text that is not empty.
struct Text {
  std::string_view what = "text";  // for messages: a title, a name

  std::string expected() const { return std::string{what}; }
  Reading read(Scalar const& scalar, std::string& value) const;
  std::string show(std::string const& value) const { return value; }
  Format format() const;
};

}  // namespace flywheel::scenario
