#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::emission {

/// Tokens minted by one block when issuance halves every fixed number of blocks.
///     mint(h) = floor(first_mint / 2^k),   k = floor(h / halving_interval)
/// Shape   scalar -> scalar; an op maps it over an array of heights.
/// Units   height [block] -> mint [base unit per block]; integer throughout.
/// Domain  every height; k >= 64 mints nothing.
/// Errors  none: a GPU thread cannot throw. The reader of scenarios rejects an interval of 0.
/// Source  Bitcoin Core, GetBlockSubsidy (an integer shift, not a rounding).
struct HalvingEmission {
  std::uint64_t first_mint_base_units;
  std::uint64_t halving_interval_blocks;  // > 0

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t height_blocks) const {
    return mint_of_era(height_blocks / halving_interval_blocks);
  }

  /// Per block. An era counts the halvings from 0.
  FLYWHEEL_HD constexpr std::uint64_t mint_of_era(std::uint64_t era) const {
    return era >= 64 ? 0 : first_mint_base_units >> era;
  }

  FLYWHEEL_HD constexpr std::uint64_t first_height_of_era(std::uint64_t era) const {
    return era * halving_interval_blocks;
  }

  /// Minted by all blocks of one era. Domain  below 2^64.
  FLYWHEEL_HD constexpr std::uint64_t issuance_of_era(std::uint64_t era) const {
    return mint_of_era(era) * halving_interval_blocks;
  }

  /// Minted since the first block, up to and with the last block of an era. Domain  below 2^64.
  FLYWHEEL_HD constexpr std::uint64_t minted_at_end_of_era(std::uint64_t era) const {
    std::uint64_t minted = 0;
    for (std::uint64_t past = 0; past <= era && past < 64; ++past) minted += issuance_of_era(past);
    return minted;
  }
};

}  // namespace flywheel::emission
