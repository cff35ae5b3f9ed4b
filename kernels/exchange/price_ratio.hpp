#pragma once

#include <cstdint>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {

/// A price as an exact ratio: so many micro-USD for so many base units of the token. Conversions round down.
/// Domain  both > 0. Errors  none; a result beyond 64 bits is clamped.
struct PriceRatio {
  std::uint64_t usd_micro;
  std::uint64_t token_base_units;

  FLYWHEEL_HD constexpr std::uint64_t tokens_for(std::uint64_t amount_usd_micro) const {
    return mul_div_floor(amount_usd_micro, token_base_units, usd_micro);
  }
  FLYWHEEL_HD constexpr std::uint64_t usd_for(std::uint64_t amount_base_units) const {
    return mul_div_floor(amount_base_units, usd_micro, token_base_units);
  }
};

}  // namespace flywheel::exchange
