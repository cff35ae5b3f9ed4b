#pragma once

#include "kernels/base/fixed_point/arithmetic.hpp"

namespace flywheel {

/// A share stored as u16, 65535 being the whole: trunc(stored / 65535).
/// Source  Bittensor, epoch/math.rs, u16_proportion_to_fixed; vectors prim_u16_div_65535.
FLYWHEEL_HD constexpr I32F32 proportion_from_u16(std::uint16_t stored) {
  return {static_cast<std::int64_t>((static_cast<std::uint64_t>(stored) << 32) / 65535)};
}

/// floor(65535 share), clamped to [0, 65535].
/// Source  Bittensor, epoch/math.rs, fixed_proportion_to_u16; vectors prim_fixed_proportion_to_u16.
FLYWHEEL_HD constexpr std::uint16_t u16_from_proportion(I32F32 share) {
  return saturating_multiply(share, I32F32::from_integer(65535)).to_integer<std::uint16_t>();
}

}  // namespace flywheel
