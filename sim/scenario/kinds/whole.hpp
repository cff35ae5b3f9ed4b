#pragma once

#include <cstdint>
#include <string_view>

#include "sim/scenario/decimal.hpp"
#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A whole number without a unit: `6000`, `1e6`. Exponents are allowed where the value is whole.
struct Whole {
  Int128 least = 0;
  Int128 most = highest<Int128>();
  std::string_view unit = {};  // a noun for messages: blocks, providers

  std::string expected() const;
  Reading read(Scalar const& scalar, std::uint64_t& value) const;
  Reading read(Scalar const& scalar, std::uint32_t& value) const;
  Reading read(Scalar const& scalar, std::int64_t& value) const;
  Reading read(Scalar const& scalar, std::int32_t& value) const;
  std::string show(Int128 value) const;
  Format format() const;
};

}  // namespace flywheel::scenario
