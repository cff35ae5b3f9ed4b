#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::scoring {

enum class Hired : std::uint8_t { no, yes };

/// Score of one device at the end of an hour: hardware dominates, being hired is worth almost nothing.
///     score = constant + per_tier x tier + per_multiplier x multiplier x processors + when_hired if hired
/// Shape   scalars -> scalar.
/// Units   hundredths of the published base score; the multiplier in hundredths.
/// Domain  the score stays below 2^64.
/// Errors  none.
/// Source  io.net, "Block rewards: Overview", x 100 so that every term is whole. The formula's first line is lost in
///         every copy: its constant is assumed 0.
struct IoNetScore {
  std::uint64_t constant = 0;  // assumed
  std::uint64_t per_tier = 500;
  std::uint64_t per_multiplier = 2000;
  std::uint64_t when_hired = 50;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint32_t tier, std::uint32_t multiplier_x100,
                                                 std::uint32_t processors, Hired hired) const {
    return constant + per_tier * tier + per_multiplier * multiplier_x100 * processors +
           (hired == Hired::yes ? when_hired : 0);
  }
};

}  // namespace flywheel::scoring
