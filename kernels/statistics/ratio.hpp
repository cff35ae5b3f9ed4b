#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::statistics {

/// The double next to an integer, or the one beside it: two roundings at most, the same bits everywhere.
FLYWHEEL_HD constexpr double real_of(UInt128 value) {
  return static_cast<double>(static_cast<std::uint64_t>(value >> 64)) * 0x1p64 +
         static_cast<double>(static_cast<std::uint64_t>(value));
}
FLYWHEEL_HD constexpr double real_of(UInt256 const& value) {
  return real_of(value.high) * 0x1p128 + real_of(value.low);
}

/// part / whole, 0 where there is no whole.
/// Errors  relative 2^-50: at most three roundings of each argument and one of the quotient.
FLYWHEEL_HD constexpr double ratio(UInt128 part, UInt128 whole) {
  return whole == 0 ? 0.0 : real_of(part) / real_of(whole);
}

}  // namespace flywheel::statistics
