#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::scoring {

/// What one pool receives of a block's emission.
///     pool(block) = floor(block x share / 10000)
/// What the floors of all pools leave over reaches nobody.
/// Shape   scalar -> scalar. Units   base units; share in 1/10000. Domain  share <= 10000. Errors  none.
/// Source  io.net, "Device Block Reward Multiplier": 95 % to the enterprise pool, 5 % to the community pool. The floor
///         is assumed.
struct PoolShare {
  std::uint32_t share_bps;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t block_base_units) const {
    return mul_div_floor(block_base_units, share_bps, 10'000u);
  }
};

}  // namespace flywheel::scoring
