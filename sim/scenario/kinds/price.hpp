#pragma once

#include <cstdint>
#include <string>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// Money for one of something: `1.50 USD/h`, `2.20 USD/IO`. If `per` is a unit of time, any other is converted to it.
/// Read into an integer of the token's smallest unit per `per`, which must be exact, or into a double of tokens per
/// `per`.
struct Price {
  std::string symbol = "USD";
  int decimals = 6;
  std::string per = "h";
  bool may_be_zero = true;

  std::string expected() const;
  Reading read(Scalar const& scalar, std::uint64_t& base_units) const;
  Reading read(Scalar const& scalar, double& tokens) const;
  std::string show(std::uint64_t base_units) const;
  std::string show(double tokens) const;
  Format format() const;
};

}  // namespace flywheel::scenario
