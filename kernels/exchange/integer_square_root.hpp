#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// The largest integer whose square does not exceed the value, digit by digit in base 2.
/// Shape   scalar -> scalar. Domain  every value. Errors  none.
FLYWHEEL_HD constexpr std::uint64_t integer_square_root(UInt128 value) {
  UInt128 root = 0;
  for (UInt128 bit = UInt128{1} << 126; bit != 0; bit >>= 2) {
    UInt128 const trial = root + bit;
    root >>= 1;
    if (value >= trial) {
      value -= trial;
      root += bit;
    }
  }
  return static_cast<std::uint64_t>(root);
}

}  // namespace flywheel::exchange
