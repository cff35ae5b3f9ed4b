#pragma once

#include "kernels/base/checked.hpp"
#include "kernels/exchange/balancer/ln_two.hpp"

namespace flywheel::exchange {

/// 10^18, the scale of the pool's powers and weights.
inline constexpr std::uint64_t quintillion = 1'000'000'000'000'000'000;

/// (base_top / base_bottom)^(exponent_top / exponent_bottom).
/// Domain  no member is 0.
struct RatioPower {
  UInt128 base_top;
  UInt128 base_bottom;
  std::uint64_t exponent_top;
  std::uint64_t exponent_bottom;
};

/// Powers of a ratio through ln and exp in fixed point, digit for digit as the chain's big integers make them.
///     power = exp((ln base_top - ln base_bottom) exponent),  scale 2^(precision + 24)
///     ln(1 + x) = x - x^2/2 + ...,  exp(x) = 1 + x + x^2/2! + ...; every quotient rounds toward minus infinity
/// A series ends at a term of 0, at a term below 2^24 (which is also where the chain's other test, that the sum rounded
/// to `precision` places stays, can hold), or after precision + 152 terms. Error   for |ln base x exponent| <= 40:
/// below 10^-63 at precision 256, below 10^-280 at 1024. Beyond, the first does
///         not converge and gives what the chain gives. Domain  as RatioPower; the largest product has 2555 bits
///         (128-bit bases need |ln base x exponent| < 100).
/// Source  safe-bigmath 0.4.1, pow_ratio_scaled; vectors balancer_exp.
template <int precision>
struct BigPower {
  static constexpr int guard_bits = 24;
  static constexpr int most_terms = precision + guard_bits + 128;
  using Number = BigFixed<precision + guard_bits>;
  using Size = typename Number::Size;

  /// ln(1 + x). Domain  -1 < x < 1.
  FLYWHEEL_HD [[gnu::noinline]] static constexpr Number ln_of_one_plus(Number const& x) {
    Number power = x;
    Number sum = x;
    for (int n = 2; n <= most_terms; ++n) {
      power = power * x;
      Number const term = power.over(static_cast<std::uint64_t>(n));
      if (term.size.is_zero()) break;
      sum = n % 2 == 0 ? sum - term : sum + term;
      if (is_negligible(term)) break;
    }
    return sum;
  }

  /// ln of a whole number. Domain  value > 0.
  FLYWHEEL_HD [[gnu::noinline]] static constexpr Number ln_of(UInt128 value) {
    int const top_bit = 127 - static_cast<int>(leading_zeros(value));
    Number const mantissa{Size::from(value) << (precision + guard_bits - top_bit), false};
    bool const halve = !(mantissa.size < Size::from(3) << (precision + guard_bits - 1));
    Number const near_one{halve ? mantissa.size >> 1 : mantissa.size, false};
    int const halvings = halve ? top_bit + 1 : top_bit;
    return ln_of_one_plus(near_one - Number::one()) + ln_two<precision>().times(static_cast<std::uint64_t>(halvings));
  }

  FLYWHEEL_HD [[gnu::noinline]] static constexpr Number exp_of(Number const& x) {
    Number term = Number::one();
    Number sum = term;
    for (int n = 1; n <= most_terms; ++n) {
      term = (term * x).over(static_cast<std::uint64_t>(n));
      if (term.size.is_zero()) break;
      sum = sum + term;
      if (is_negligible(term)) break;
    }
    return sum;
  }

  /// The power at full width. Domain  the exponent is reduced to lowest terms.
  FLYWHEEL_HD static constexpr Number power(RatioPower const& of) {
    Number const ln_base = ln_of(of.base_top) - ln_of(of.base_bottom);
    return exp_of(ln_base.times(of.exponent_top).over(of.exponent_bottom));
  }

  /// floor(10^18 power), from the power rounded to `precision` places. Out of 64 bits: the nearest bound, not in range.
  FLYWHEEL_HD static constexpr Checked<std::uint64_t> scaled(RatioPower const& of) {
    Number const exact = power(of);
    Size const rounded = exact.rounded_size(guard_bits);
    UInt128 const whole = ((rounded * Size::from(quintillion)) >> precision).clamped();
    if (exact.negative && !rounded.is_zero()) return {0, false};
    return {clamp_to<std::uint64_t>(whole), fits<std::uint64_t>(whole)};
  }

 private:
  FLYWHEEL_HD static constexpr bool is_negligible(Number const& term) {
    return term.size < Size::power_of_two(guard_bits);
  }
};

}  // namespace flywheel::exchange
