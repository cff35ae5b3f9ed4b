#pragma once

#include <cmath>
#include <cstdint>

#include "kernels/base/portable_math/bits.hpp"

namespace flywheel {
namespace portable {

/// sin(2 pi r) for |r| <= 1/8: Taylor's series to r^17, the linear term as a pair.
FLYWHEEL_HD constexpr double sin_of_eighth(double r) {
  double const z = r * r;
  double const w = z * z;
  double const odd =
      z * (-41.34170224039976 + w * (-76.70585975306139 + w * (-15.09464257682299 + w * -0.7181223017785006)));
  double const even =
      w * (81.60524927607506 + w * (42.058693944897655 + w * (3.819952584848282 + w * 0.10422916220813984)));
  auto const linear = exact_product(r, 6.283185307179586);
  return linear.high + (linear.low + r * ((odd + even) + 2.4492935982947064e-16));
}

/// cos(2 pi r) for |r| <= 1/8: Taylor's series to r^16.
FLYWHEEL_HD constexpr double cos_of_eighth(double r) {
  double const z = r * r;
  double const w = z * z;
  double const odd = z * (-85.45681720669373 + w * (-26.4262567833744 + w * -1.714390711088672));
  double const even = 64.9393940226683 + w * (60.24464137187666 + w * (7.903536371318469 + w * 0.28200596845579123));
  auto const sum = exact_sum_of_ordered(1.0, z * -19.739208802178716);
  return sum.high + (sum.low + w * (even + odd));
}

/// x = whole turns + quarter / 4 + rest, with |rest| <= 1/8, exactly.
struct Turn {
  std::uint32_t quarter;  // 0..3
  double rest;
};

FLYWHEEL_HD inline Turn reduce_turns(double x) {
  bool const fractional = x > -0x1p52 && x < 0x1p52;
  double const inside = fractional ? x : 0.0;
  double const part = inside - std::floor(inside + 0.5);
  double const quarters = std::floor(4.0 * part + 0.5);
  return {static_cast<std::uint32_t>(static_cast<std::int32_t>(quarters)) & 3, part - 0.25 * quarters};
}

}  // namespace portable

/// sin(2 pi x) of an angle in turns, with the same bits on host and device.
/// Domain  every double: infinities and NaN give NaN.
/// Errors  at most 1.1 ulp; the angle is reduced exactly, however large.
/// Source  Taylor's series on an eighth of a turn.
FLYWHEEL_HD inline double sin_turns(double x) {
  auto const turn = portable::reduce_turns(x);
  double const sine = portable::sin_of_eighth(turn.rest);
  double const cosine = portable::cos_of_eighth(turn.rest);
  double const y = (turn.quarter & 1) != 0 ? cosine : sine;
  return x - x == 0.0 ? ((turn.quarter & 2) != 0 ? -y : y) : portable::not_a_number();
}

/// cos(2 pi x) of an angle in turns; see sin_turns.
/// Errors  at most 1.1 ulp.
FLYWHEEL_HD inline double cos_turns(double x) {
  auto const turn = portable::reduce_turns(x);
  double const sine = portable::sin_of_eighth(turn.rest);
  double const cosine = portable::cos_of_eighth(turn.rest);
  double const y = (turn.quarter & 1) != 0 ? sine : cosine;
  bool const negative = turn.quarter == 1 || turn.quarter == 2;
  return x - x == 0.0 ? (negative ? -y : y) : portable::not_a_number();
}

}  // namespace flywheel
