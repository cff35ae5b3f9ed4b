#pragma once

#include "kernels/exchange/balancer/fast_power.hpp"

namespace flywheel::exchange {

/// floor(10^18 (top / bottom)^exponent), as the chain's big integers give it.
///     equal bases: 10^18; exponent 1: floor(10^18 top / bottom)
///     otherwise FastPower where its floor is certain; else
///     both parts of the reduced exponent <= 1024: the exact floor; larger parts: BigPower at the precision of the
///     caller
/// The exact floor of an undecided case comes from 1024 binary places: what lies within 2^-800 of a whole number is
/// that number. (A fraction of denominator D^p with p log2 D < 800 cannot lie closer without being whole.) Shape scalar
/// -> scalar. Units   none. Domain  bases below 2^128; an exponent part of 0 is not allowed. Errors  out of 64 bits:
/// the nearest bound, not in range; a base_top of 0 gives 0, a base_bottom of 0 is not in range. Source  safe-bigmath
/// 0.4.1, pow_ratio_scaled; vectors balancer_exp.
template <int precision>
struct ScaledPower {
  FLYWHEEL_HD constexpr Checked<std::uint64_t> operator()(RatioPower const& of) const {
    if (of.base_bottom == 0) return {0, false};
    if (of.base_top == 0) return {0, true};
    if (of.base_top == of.base_bottom) return {quintillion, true};
    if (of.exponent_top == of.exponent_bottom && of.base_top >> 64 == 0) {
      UInt128 const whole = of.base_top * quintillion / of.base_bottom;
      return {clamp_to<std::uint64_t>(whole), fits<std::uint64_t>(whole)};
    }
    auto const estimate = FastPower::estimate(of);
    return estimate.certain ? Checked<std::uint64_t>{estimate.scaled, estimate.in_range} : slow(of);
  }

  /// The same without the estimate.
  FLYWHEEL_HD [[gnu::noinline]] static constexpr Checked<std::uint64_t> slow(RatioPower of) {
    std::uint64_t const common = greatest_common_divisor(of.exponent_top, of.exponent_bottom);
    of.exponent_top /= common;
    of.exponent_bottom /= common;
    bool const is_exact = of.exponent_top <= 1024 && of.exponent_bottom <= 1024;
    return is_exact ? exact_floor(of) : BigPower<precision>::scaled(of);
  }

 private:
  FLYWHEEL_HD static constexpr std::uint64_t greatest_common_divisor(std::uint64_t a, std::uint64_t b) {
    while (b != 0) {
      std::uint64_t const rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  FLYWHEEL_HD static constexpr Checked<std::uint64_t> exact_floor(RatioPower const& of) {
    using Big = BigPower<1024>;
    auto const ln_power =
        (Big::ln_of(of.base_top) - Big::ln_of(of.base_bottom)).times(of.exponent_top).over(of.exponent_bottom);
    bool const is_far = ln_power.size >> 1048 + 6 != Big::Size{};  // 10^18 exp(-64) < 1, 10^18 exp(64) > 2^64
    if (is_far)
      return ln_power.negative ? Checked<std::uint64_t>{0, true}
                               : Checked<std::uint64_t>{highest<std::uint64_t>(), false};
    auto const scaled = Big::exp_of(ln_power).size * Big::Size::from(quintillion) + Big::Size::power_of_two(1048 - 800);
    UInt128 const whole = (scaled >> 1048).clamped();
    return {clamp_to<std::uint64_t>(whole), fits<std::uint64_t>(whole)};
  }
};

}  // namespace flywheel::exchange
