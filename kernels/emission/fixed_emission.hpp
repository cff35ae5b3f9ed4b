#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::emission {

/// The same amount in every block.
///     mint(h) = mint_per_block
/// Shape   scalar -> scalar. Units   height [block] -> mint [base unit per block]. Domain  every height. Errors  none.
/// Source  the simplest schedule; the first months of most networks.
struct FixedEmission {
  std::uint64_t mint_per_block_base_units;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t) const { return mint_per_block_base_units; }
};

}  // namespace flywheel::emission
