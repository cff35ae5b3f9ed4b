#pragma once

#include "kernels/base/fixed_point.hpp"
#include "kernels/scoring/yuma/parameters.hpp"

namespace flywheel::scoring {

/// How far a bond moves where liquid alpha is on: a sigmoid of how much the validator departs from what it holds.
///     d = w >= b ? clamp(w - C, 0, 1) : clamp(b - w, 0, 1)
///     A = clamp(low + s (high - low), low, high),   s = 1 / (1 + exp(slope (d - 1/2)))
/// Units   I32F32. w weight for bonds, b bond held, C consensus, slope = -steepness / 100.
/// Source  opentensor/subtensor, run_epoch.rs, alpha_sigmoid; vectors prim_alpha_sigmoid.
struct AlphaSigmoid {
  I32F32 low;
  I32F32 high;
  I32F32 slope;

  FLYWHEEL_HD constexpr explicit AlphaSigmoid(YumaFactors const& factors)
      : low{factors.alpha_low}, high{factors.alpha_high}, slope{factors.slope} {}

  FLYWHEEL_HD constexpr I32F32 operator()(I32F32 consensus, I32F32 weight, I32F32 bond) const {
    return at(weight >= bond ? saturating_subtract(weight, consensus) : saturating_subtract(bond, weight));
  }

  /// By the distance d, before it is clamped.
  FLYWHEEL_HD constexpr I32F32 at(I32F32 distance) const {
    constexpr auto half = I32F32::from_real(0.5);
    auto const exponent =
        saturating_multiply(slope, saturating_subtract(clamp(distance, I32F32::zero(), I32F32::one()), half));
    auto const sigmoid = saturating_divide(I32F32::one(), saturating_add(I32F32::one(), exp_safe(exponent)));
    return clamp(saturating_add(low, saturating_multiply(sigmoid, saturating_subtract(high, low))), low, high);
  }

 private:
  FLYWHEEL_HD static constexpr I32F32 clamp(I32F32 value, I32F32 least, I32F32 most) {
    return value < least ? least : value > most ? most : value;
  }
};

}  // namespace flywheel::scoring
