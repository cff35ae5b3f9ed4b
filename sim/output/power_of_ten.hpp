#pragma once

namespace flywheel::output {

/// 10^exponent, exact up to 22: base units in a token.
constexpr double power_of_ten(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace flywheel::output
