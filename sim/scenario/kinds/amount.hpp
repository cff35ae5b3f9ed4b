#pragma once

#include <cstdint>
#include <string>

#include "kernels/base/wide_integer/integer_limits.hpp"
#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// An amount of one token, whole in its smallest unit: `500e6 IO`, `1.50 USD`. Exact; finer than a unit is a fault.
struct Amount {
  std::string symbol = "USD";
  int decimals = 6;
  Int128 least_base_units = 0;
  Int128 most_base_units = highest<Int128>();

  std::string expected() const;
  Reading read(Scalar const& scalar, std::uint64_t& base_units) const;
  Reading read(Scalar const& scalar, std::int64_t& base_units) const;
  Reading read(Scalar const& scalar, UInt128& base_units) const;
  Reading read(Scalar const& scalar, Int128& base_units) const;
  std::string show(Int128 base_units) const;
  std::string show(UInt128 base_units) const { return show(static_cast<Int128>(base_units)); }
  std::string show(std::uint64_t base_units) const { return show(static_cast<Int128>(base_units)); }
  std::string show(std::int64_t base_units) const { return show(static_cast<Int128>(base_units)); }
  Format format() const;
};

}  // namespace flywheel::scenario
