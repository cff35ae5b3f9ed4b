#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A name that another part of the spec defines, such as the pool that a device belongs to; stored as its index.
struct NameOf {
  std::string what;  // for messages: pool
  std::vector<std::string> names;

  std::string expected() const;
  Reading read(Scalar const& scalar, std::uint32_t& index) const;
  std::string show(std::uint32_t index) const { return index < names.size() ? names[index] : std::string{}; }
  Format format() const;
};

}  // namespace flywheel::scenario
