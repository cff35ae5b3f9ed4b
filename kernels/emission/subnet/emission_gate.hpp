#pragma once

#include "kernels/emission/subnet/emission_rules.hpp"
#include "kernels/emission/subnet/safe_power.hpp"

namespace flywheel::emission {

/// What the gate lets through of a share, before the shares are made to add to 1 again.
///     s / (1 + (threshold / s)^h):  a half at the threshold
/// Shape   scalar -> scalar. Domain  every share; a threshold of 0 lets all through. Errors  none.
/// Source  subtensor since specification 440, coinbase/subnet_emissions.rs.
FLYWHEEL_HD constexpr U64F64 gated_share(U64F64 share, U64F64 threshold, std::uint32_t exponent) {
  auto const power = safe_power(safe_divide(threshold, share), U64F64::from_integer(exponent));
  return saturating_multiply(share, safe_divide(U64F64::one(), saturating_add(U64F64::one(), power)));
}

/// The share at which the gate is half open.
///     rank:      the rank-th largest positive share, the smallest positive one where there are fewer
///     quantile:  the share with which the largest ones together reach the quantile
/// Shape   shares [count] -> scalar; equal shares count in row order. Domain  no positive share gives 0. Errors  none.
/// Source  as gated_share.
struct GateThreshold {
  EmissionGate gate;

  FLYWHEEL_HD constexpr U64F64 operator()(U64F64 const* shares, std::uint32_t count) const {
    U64F64 threshold = U64F64::zero();
    std::uint32_t deepest = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (shares[i] == U64F64::zero()) continue;
      auto const [place, above] = standing(shares, count, i);
      bool const is_within = gate.rule == GateRule::rank ? place <= gate.rank : above < gate.quantile;
      if (!is_within || place < deepest) continue;
      deepest = place;
      threshold = shares[i];
    }
    return threshold;
  }

 private:
  struct Standing {
    std::uint32_t place;  // 1 for the largest
    U64F64 above;         // sum of the larger ones
  };

  FLYWHEEL_HD static constexpr Standing standing(U64F64 const* shares, std::uint32_t count, std::uint32_t row) {
    Standing result{1, U64F64::zero()};
    for (std::uint32_t i = 0; i < count; ++i) {
      if (shares[i] < shares[row] || (shares[i] == shares[row] && i >= row)) continue;
      ++result.place;
      result.above = saturating_add(result.above, shares[i]);
    }
    return result;
  }
};

}  // namespace flywheel::emission
