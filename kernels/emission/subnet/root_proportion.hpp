#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::emission {

/// A share stored as u64, 2^64 - 1 being the whole, in 32 binary places.
/// Source  subtensor, staking/stake_utils.rs, get_tao_weight; child key proportions are stored alike.
FLYWHEEL_HD constexpr U96F32 proportion_from_u64(std::uint64_t stored) {
  return safe_divide(U96F32::from_integer(stored), U96F32::from_integer(highest<std::uint64_t>()));
}

/// A share stored as u16, 65535 being the whole, in 32 binary places: owner's cut, takes.
FLYWHEEL_HD constexpr U96F32 take_from_u16(std::uint16_t stored) {
  return U96F32{(static_cast<UInt128>(stored) << 32) / 65'535};
}

/// The part of a subnet's stake weight that root stake holds.
///     root / (root + alpha),   root = floor_32(root TAO x weight)
/// Units   base units; share in 32 binary places, cut. Domain  every value; 0 / 0 is 0. Errors  none.
/// Source  subtensor, coinbase/block_step.rs, root_proportion.
FLYWHEEL_HD constexpr U96F32 root_proportion(U96F32 weighted_root_tao, std::uint64_t issued_alpha) {
  return safe_divide(weighted_root_tao, saturating_add(weighted_root_tao, U96F32::from_integer(issued_alpha)));
}

FLYWHEEL_HD constexpr U96F32 weighted_root(std::uint64_t root_tao, U96F32 tao_weight) {
  return saturating_multiply(U96F32::from_integer(root_tao), tao_weight);
}

}  // namespace flywheel::emission
