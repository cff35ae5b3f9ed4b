#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// The stake below which a device is not nominated.
///     stake = per_processor x max(1, multiplier) x processors
/// Shape   (multiplier, processors) -> scalar. Units   base units; the multiplier in hundredths.
/// Domain  exact where per_processor is a multiple of 100, else rounded down; clamps at 2^64 - 1. Errors  none.
/// Source  io.net documentation, "Staking" (200 IO a processor).
struct MinimumStake {
  std::uint64_t per_processor_base_units;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint32_t multiplier_hundredths, std::uint32_t processors) const {
    std::uint64_t const hundredths = multiplier_hundredths > 100 ? multiplier_hundredths : 100;
    return mul_div_floor(per_processor_base_units, hundredths * processors, std::uint64_t{100});
  }
};

}  // namespace flywheel::exchange
