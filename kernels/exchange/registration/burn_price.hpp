#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::exchange {

/// The price of a neuron's registration: it halves with time and jumps with every registration.
///     each block:        burn = clamp(floor(burn f / 2^32), least, most)
///     each registration: burn = clamp(floor(burn max(jump, 1)), least, most)
///     f = the largest lo of a bisection of [0, 2^32] with lo^half_life <= 1/2, all in 32 binary places, cut
/// Units   TAO base units; half-life [block], 0 for no decay.
/// Domain  every value; the factor is worked out once, by decay_factor. Errors  none.
/// Source  subtensor, subnets/registration.rs and utils/misc.rs; vectors burn_decay_factor, burn_price_path. Stationary
/// at
///         3.0 registrations per half-life where jump = 1.26, since 1.26^3 = 2.000376.
struct BurnPrice {
  std::uint64_t decay_q32;  // f
  U64F64 jump;
  std::uint64_t least_base_units;
  std::uint64_t most_base_units;

  FLYWHEEL_HD constexpr std::uint64_t after_block(std::uint64_t burn_base_units) const {
    return bounded(multiply_q32(burn_base_units, decay_q32));
  }

  FLYWHEEL_HD constexpr std::uint64_t after_registration(std::uint64_t burn_base_units) const {
    auto const factor = jump < U64F64::one() ? U64F64::one() : jump;
    return bounded(saturating_multiply(U64F64::from_integer(burn_base_units), factor).to_integer<std::uint64_t>());
  }

  FLYWHEEL_HD static constexpr std::uint64_t decay_factor(std::uint16_t half_life_blocks) {
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32;
    if (half_life_blocks == 0) return high;
    while (low + 1 < high) {
      auto const middle = low + (high - low) / 2;
      (power_q32(middle, half_life_blocks) > std::uint64_t{1} << 31 ? high : low) = middle;
    }
    return low;
  }

 private:
  FLYWHEEL_HD constexpr std::uint64_t bounded(std::uint64_t burn) const {
    burn = burn < least_base_units ? least_base_units : burn;
    return burn > most_base_units ? most_base_units : burn;
  }

  FLYWHEEL_HD static constexpr std::uint64_t multiply_q32(std::uint64_t value, std::uint64_t factor) {
    return clamp_to<std::uint64_t>((static_cast<UInt128>(value) * factor) >> 32);
  }

  FLYWHEEL_HD static constexpr std::uint64_t power_q32(std::uint64_t base, unsigned exponent) {
    std::uint64_t result = std::uint64_t{1} << 32;
    for (; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) != 0) result = multiply_q32(result, base);
      base = multiply_q32(base, base);
    }
    return result;
  }
};

}  // namespace flywheel::exchange
