#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::population {

/// A row of weights as the chain stores it: stretched until its largest is 65535.
///     largest > 32768:  round(w trunc(65535 / largest)),  else  round(trunc(65535 w / largest)),  in I32F32
/// Shape   weight of a row whose largest is known -> stored weight. Units   parts of the row's largest.
/// Domain  weight <= largest; a row of zeros stays one. Errors  none; halves round away from zero.
/// Source  subtensor, epoch/math.rs, vec_u16_max_upscale_to_u16; vectors prim_vec_u16_max_upscale.
struct MaxUpscale {
  std::uint16_t largest;

  FLYWHEEL_HD constexpr std::uint16_t operator()(std::uint16_t weight) const {
    auto const whole = I32F32::from_integer(65535);
    auto const most = I32F32::from_integer(largest);
    auto const value = I32F32::from_integer(weight);
    auto const scaled = largest > 32768 ? saturating_multiply(value, safe_divide(whole, most))
                                        : safe_divide(saturating_multiply(whole, value), most);
    return round_half_away(scaled).to_integer<std::uint16_t>();
  }
};

}  // namespace flywheel::population
