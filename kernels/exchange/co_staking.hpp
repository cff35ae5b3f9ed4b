#pragma once

#include <cstdint>

#include "kernels/exchange/fees.hpp"

namespace flywheel::exchange {

/// Divides a device's block reward between its owner and those who fund its stake.
///     co-stakers' part = reward - floor(reward x owner_share),   each floor(part x stake_i / co-staked)
///     owner            = reward - what the co-stakers were paid
/// Shape   scalar -> scalar. Units   base units, parts per million.
/// Domain  owner_share <= 10^6, stake_i <= co-staked. Without co-stakers the reward is the owner's. Errors  none.
/// Source  io.net co-staking marketplace (the owner sets the share); that the owner keeps the dust is assumed.
struct CoStaking {
  std::uint32_t owner_share_ppm;

  FLYWHEEL_HD constexpr std::uint64_t co_stakers_part(std::uint64_t reward_base_units) const {
    return reward_base_units - floored_share(reward_base_units, owner_share_ppm);
  }

  FLYWHEEL_HD constexpr std::uint64_t co_staker(std::uint64_t reward_base_units, std::uint64_t stake_base_units,
                                                std::uint64_t co_staked_base_units) const {
    if (co_staked_base_units == 0) return 0;
    return mul_div_floor(co_stakers_part(reward_base_units), stake_base_units, co_staked_base_units);
  }

  FLYWHEEL_HD static constexpr std::uint64_t owner(std::uint64_t reward_base_units,
                                                   std::uint64_t paid_to_co_stakers_base_units) {
    return reward_base_units - paid_to_co_stakers_base_units;
  }
};

}  // namespace flywheel::exchange
