#pragma once

#include "kernels/emission/subnet/safe_power.hpp"

namespace flywheel::emission {

/// The average of what flows into a subnet, block by block.
///     ema = (1 - a) ema + a flow,  a = 29597889189277 / (2^63 - 1), a half-life of 216,000 blocks
/// Units   base units of TAO per block. Domain  |ema| < 2^63. Errors  none.
/// Source  subtensor, coinbase/subnet_emissions.rs, get_ema_flow.
struct FlowAverage {
  std::uint64_t smoothing = 29'597'889'189'277;  // of 2^63 - 1

  /// One block of one average.
  struct Step {
    I64F64 weight;  // a

    FLYWHEEL_HD constexpr I64F64 operator()(I64F64 average, std::int64_t flow) const {
      return saturating_add(saturating_multiply(saturating_subtract(I64F64::one(), weight), average),
                            saturating_multiply(weight, I64F64::from_integer(flow)));
    }
  };

  /// Works out a, once for many averages.
  FLYWHEEL_HD constexpr Step step() const {
    return {safe_divide(I64F64::from_integer(smoothing), I64F64::from_integer(highest<std::int64_t>()))};
  }
};

/// A subnet's own flow less what the chain put in: a positive protocol flow is scaled so that all of them together take
/// no more than users brought.
///     net = S - (G > 0 ? k G : G),   k = min(1, sum of S > 0 / sum of G > 0), 0 where that sum is 0
FLYWHEEL_HD constexpr I64F64 net_flow(I64F64 user, I64F64 protocol, I64F64 scale) {
  return saturating_subtract(user, protocol > I64F64::zero() ? saturating_multiply(scale, protocol) : protocol);
}

FLYWHEEL_HD constexpr I64F64 protocol_scale(I64F64 user_sum, I64F64 protocol_sum) {
  if (protocol_sum <= I64F64::zero()) return I64F64::zero();
  auto const ratio = safe_divide(user_sum, protocol_sum);
  return ratio < I64F64::one() ? ratio : I64F64::one();
}

/// The flow above the cutoff L = max(cutoff, min(least flow, 0)).
FLYWHEEL_HD constexpr U64F64 flow_above(I64F64 flow, I64F64 limit) {
  return flow > limit ? U64F64::from_fixed(saturating_subtract(flow, limit)) : U64F64::zero();
}

/// Turns flows above the cutoff into weights: z / max z, times a factor that uses the range of 32 bits, to the power p
/// by exp and ln. Weights over their sum are shares. Domain  largest > 0. Source  subtensor,
/// coinbase/subnet_emissions.rs, inplace_pow_normalize.
struct FlowWeight {
  U64F64 to_one;    // 1 / max z
  U64F64 factor;    // sqrt((2^31 - 1) / (count (max z)^2)), 0 where the flows are too small
  U64F64 exponent;  // p

  FLYWHEEL_HD static constexpr FlowWeight of(U64F64 largest, std::uint32_t count, U64F64 exponent) {
    auto const to_one = safe_divide(U64F64::one(), largest);
    auto const top = saturating_multiply(to_one, largest);
    auto const range = U64F64::from_integer(highest<std::int32_t>());
    auto const most = saturating_multiply(U64F64::from_integer(count), saturating_multiply(top, top));
    if (most < safe_divide(range, U64F64::from_integer(highest<std::uint64_t>()))) {
      return {to_one, U64F64::zero(), exponent};
    }
    auto const tolerance = safe_divide(U64F64::one(), U64F64::from_integer(1'000));
    return {to_one, bisected_square_root(safe_divide(range, most), tolerance), exponent};
  }

  FLYWHEEL_HD constexpr U64F64 operator()(U64F64 flow) const {
    return safe_power(saturating_multiply(factor, saturating_multiply(to_one, flow)), exponent);
  }
};

}  // namespace flywheel::emission
