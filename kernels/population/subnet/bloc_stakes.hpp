#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"
#include "kernels/population/subnet/noisy_opinion.hpp"

namespace flywheel::population {

/// The stakes of validators who hold so much together.
///     S_i = floor(S x_i / sum x),   x_i a NoisyOpinion: normal around 1, clamped at 0
/// Shape   -> stakes [count].   Units   base units.   Domain  count > 0; first_uid names the draws.
/// Errors  none; nobody has any where all draws are clamped.
/// Source  "Stake sampling", opentensor/subtensor, docs/consensus.md.
struct BlocStakes {
  static constexpr Stream stream{"blocs/stakes"};

  std::uint64_t total_base_units;
  double deviation;

  FLYWHEEL_HD void operator()(std::uint64_t seed, std::uint32_t first_uid, std::uint32_t count,
                              std::uint64_t* stakes) const {
    NoisyOpinion const draw{deviation};
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      Draws draws{seed, first_uid + i, 0, stream};
      stakes[i] = draw(draws);
      sum += stakes[i];
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      auto const share = UInt128{total_base_units} * stakes[i];
      stakes[i] = sum == 0 ? 0 : static_cast<std::uint64_t>(share / sum);
    }
  }
};

}  // namespace flywheel::population
