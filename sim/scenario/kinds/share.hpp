#pragma once

#include <cstdint>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// An exact part of a whole in lowest terms. `0.25 %` is 1/400.
struct Ratio {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
  bool operator==(Ratio const&) const = default;
};

/// A part of a whole, in `%` or `bps` (1/10000): `0.25 %`, `25 bps`.
/// Read into a double in [least, most]; into a Ratio, exactly; or into an integer number of 1/parts, which must be
/// exact: parts = 10000 stores basis points, 10^9 parts per billion.
struct Share {
  double least = 0;
  double most = 1;
  std::uint64_t parts = 10'000;  // of an integer

  std::string expected() const;
  Reading read(Scalar const& scalar, double& share) const;
  Reading read(Scalar const& scalar, Ratio& ratio) const;
  Reading read(Scalar const& scalar, std::uint64_t& value) const;
  Reading read(Scalar const& scalar, std::uint32_t& value) const;
  std::string show(double share) const;
  std::string show(Ratio const& ratio) const;
  std::string show(std::uint64_t value) const;
  std::string show(std::uint32_t value) const { return show(std::uint64_t{value}); }
  Format format() const;
};

}  // namespace flywheel::scenario
