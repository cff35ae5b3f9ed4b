#pragma once

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// The share of a standard normal variable below z.
/// Domain  every z; 0 and 1 beyond 37 deviations. Errors  absolute error 10^-14; relative error 10^-11 in the lower
/// tail. Source  Hart et al., "Computer Approximations", 1968, no. 5666, as West, "Better approximations to cumulative
/// normal
///         functions", Wilmott Magazine, May 2005.
FLYWHEEL_HD inline double normal_share(double z) {
  double const size = z < 0.0 ? -z : z;
  if (size > 37.0) return z < 0.0 ? 0.0 : 1.0;
  constexpr double above[7] = {0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383,
                               112.079291497871,   221.213596169931,  220.206867912376};
  constexpr double below[8] = {0.0883883476483184, 1.75566716318264, 16.064177579207,  86.7807322029461,
                               296.564248779674,   637.333633378831, 793.826512519948, 440.413735824752};
  double const density = exp(-0.5 * size * size);
  double tail = 0.0;
  if (size < 7.07106781186547) {
    double numerator = above[0];
    for (int i = 1; i < 7; ++i) numerator = numerator * size + above[i];
    double denominator = below[0];
    for (int i = 1; i < 8; ++i) denominator = denominator * size + below[i];
    tail = density * numerator / denominator;
  } else {
    double fraction = size + 0.65;
    for (double k = 4.0; k >= 1.0; k -= 1.0) fraction = size + k / fraction;
    tail = density / fraction / 2.506628274631;
  }
  return z < 0.0 ? tail : 1.0 - tail;
}

}  // namespace flywheel::population
