#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::emission {

/// x^p = exp(p ln x) in 32 binary places.
/// Errors  0 where ln x is out of range; 2^31 - 1 where the power is.
/// Source  subtensor, coinbase/subnet_emissions.rs, safe_pow.
FLYWHEEL_HD [[gnu::noinline]] constexpr U64F64 safe_power(U64F64 x, U64F64 exponent) {
  auto const ln_x = checked_ln(I32F32::from_fixed(x));
  if (!ln_x.in_range) return U64F64::zero();
  auto const power = checked_exp(saturating_multiply(I32F32::from_fixed(exponent), ln_x.value));
  return U64F64::from_fixed(power.in_range ? power.value : I32F32::from_integer(highest<std::int32_t>()));
}

/// A square root by bisection, good to `tolerance` in x / root - root.
/// Errors  none; x = 0 gives what 129 halvings leave. Source  subtensor, primitives/safe-math, checked_sqrt.
FLYWHEEL_HD [[gnu::noinline]] constexpr U64F64 bisected_square_root(U64F64 x, U64F64 tolerance) {
  bool const is_large = x > U64F64::one();
  auto high = is_large ? x : U64F64::one();
  auto low = is_large ? U64F64::zero() : x;
  for (int i = 0;; ++i) {
    U64F64 const middle{saturating_add(high, low).bits >> 1};
    auto const quotient = safe_divide(x, middle);
    auto const gap = quotient < middle ? saturating_subtract(middle, quotient) : saturating_subtract(quotient, middle);
    if (gap <= tolerance || i > 128) return middle;
    (quotient < middle ? high : low) = middle;
  }
}

}  // namespace flywheel::emission
