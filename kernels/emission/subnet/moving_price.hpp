#pragma once

#include "kernels/emission/subnet/emission_rules.hpp"

namespace flywheel::emission {

/// A subnet's average price, on which its emission rests.
///     a = smoothing b / (b + halving),   ema = floor_32(a min(price, 1) + (1 - a) ema)
/// 64 binary places inside, 32 kept: the average only rises where a (price - ema) >= 2^-32, so a cheap young subnet
/// stays at 0 for a while, and a price of 0.0000776 TAO or less never leaves it. Until March 2026 all had 32 places,
/// the price, the weight and both terms cut. Units   price [TAO per alpha]; b, the age since the subnet started
/// [block]. Domain  every value. Errors  none. Source  subtensor, staking/stake_utils.rs, update_moving_price (32
/// places: at 206e7c890); vectors chain.
struct MovingPrice {
  I96F32 smoothing;  // 0.000003 as 12885 / 2^32
  PriceAverage places = PriceAverage::in_64_places;

  FLYWHEEL_HD constexpr I96F32 operator()(I96F32 average, U64F64 price, std::uint64_t age_blocks,
                                          std::uint64_t halving_blocks) const {
    if (places == PriceAverage::in_32_places) return coarse_step(average, price, age_blocks, halving_blocks);
    return step<U64F64, 64>(average, price, age_blocks, halving_blocks);
  }

 private:
  /// Not inlined: nvcc 13.0 falls over.
  FLYWHEEL_HD [[gnu::noinline]] constexpr I96F32 coarse_step(I96F32 average, U64F64 price, std::uint64_t age_blocks,
                                                             std::uint64_t halving_blocks) const {
    return step<U96F32, 32>(average, price, age_blocks, halving_blocks);
  }

  template <class Number, int fraction>
  FLYWHEEL_HD constexpr I96F32 step(I96F32 average, U64F64 price, std::uint64_t age_blocks,
                                    std::uint64_t halving_blocks) const {
    auto const whole = saturating_add(age_blocks, halving_blocks);
    Number const ripeness{whole == 0 ? UInt128{0} : (static_cast<UInt128>(age_blocks) << fraction) / whole};
    auto const weight = saturating_multiply(Number::from_fixed(smoothing), ripeness);
    auto const capped = Number::from_fixed(price < U64F64::one() ? price : U64F64::one());
    auto const from_price = saturating_multiply(weight, capped);
    auto const from_past = saturating_multiply(saturating_subtract(Number::one(), weight), Number::from_fixed(average));
    return I96F32::from_fixed(saturating_add(from_price, from_past));
  }
};

}  // namespace flywheel::emission
