#pragma once

#include "kernels/base/constant_table.hpp"
#include "kernels/exchange/balancer/big_power.hpp"

namespace flywheel::exchange {

/// A floor that is known, or may be one off.
struct PowerEstimate {
  std::uint64_t scaled;  // floor(10^18 power), or the nearest bound of 64 bits
  bool in_range;         // 64 bits hold it
  bool certain;
};

/// 1 / (2 k + 1) with 120 binary places.
struct OddReciprocals {
  UInt128 entry[41];

  FLYWHEEL_HD constexpr OddReciprocals() : entry{} {
    for (unsigned k = 0; k <= 40; ++k) entry[k] = (UInt128{1} << 120) / (2 * k + 1);
  }
};

/// 1 / n! with 120 binary places.
struct FactorialReciprocals {
  UInt128 entry[41];

  FLYWHEEL_HD constexpr FactorialReciprocals() : entry{} {
    entry[0] = UInt128{1} << 120;
    for (unsigned n = 1; n <= 40; ++n) entry[n] = entry[n - 1] / n;
  }
};

/// floor(10^18 (top / bottom)^exponent) with 120 binary places, and whether its error can have moved the floor (Ziv).
///     ln(large / small) = 2 atanh((large - small) / (large + small)) + k ln 2,   exp by Taylor below ln 2
/// Error   in units of 2^-120, each line adding to the next:
///           z = (large - small) / (large + small), z <= 1/3         1
///           atanh(z) / z in Horner's form, 4.6 with its tail; ln    8, and 127 from k ln 2
///           t = ln x exponent, exponent < 128                       128 x 135 + 1 < 17,282
///           exp(-s), s < ln 2, Horner and tail                      10
///           times 2^5 at most, where the power exceeds 1            2^20 > 32 x 17,292
///         so 10^18 power is off by less than 2^20 x 10^18 / 2^120 < 10^-12. The chain's own number is closer to the
///         power than that by many orders (BigPower), so where the floor is certain, both have it.
/// Domain  as RatioPower. Not certain: t > 40 below 1, exponents of 128 and more, bases of 2^126 and more.
/// Source  ours.
struct FastPower {
  static constexpr int places = 120;
  static constexpr UInt128 unit = UInt128{1} << places;
  static constexpr UInt128 margin = static_cast<UInt128>(quintillion) << 20;  // in 2^-120 of the result

  FLYWHEEL_HD [[gnu::noinline]] static constexpr PowerEstimate estimate(RatioPower const& of) {
    bool const grows = of.base_top > of.base_bottom;
    UInt128 const large = grows ? of.base_top : of.base_bottom;
    UInt128 const small = grows ? of.base_bottom : of.base_top;
    if (large >> 126 != 0 || of.exponent_top / of.exponent_bottom >= 128) return {};
    UInt256 const product = full_product(ln_of_ratio(large, small), of.exponent_top);
    if (product.high >= of.exponent_bottom) return {};
    return grows ? above_one(divide(product, of.exponent_bottom).quotient)
                 : below_one(divide(product, of.exponent_bottom).quotient);
  }

 private:
  static constexpr UInt128 ln_two = static_cast<UInt128>(0xb17217f7d1cf79) << 64 | 0xabc9e3b39803f2f6;

  FLYWHEEL_HD static constexpr int digits_of(UInt128 value) { return static_cast<int>(bit_width(value)); }

  FLYWHEEL_HD static constexpr UInt128 product(UInt128 left, UInt128 right) {
    return (full_product(left, right) >> places).low;
  }

  /// ln(large / small). Domain  0 < small <= large < 2^126.
  FLYWHEEL_HD static constexpr UInt128 ln_of_ratio(UInt128 large, UInt128 small) {
    int doublings = digits_of(large) - digits_of(small);
    if (small << doublings > large) --doublings;
    UInt128 const near = small << doublings;
    UInt128 const z = divide(UInt256{0, large - near} << places, large + near).quotient;
    return 2 * product(z, atanh_over(product(z, z))) + static_cast<UInt128>(doublings) * ln_two;
  }

  /// atanh(z) / z = 1 + q/3 + q^2/5 + ... in Horner's form, q = z^2 <= 1/9.
  FLYWHEEL_HD static constexpr UInt128 atanh_over(UInt128 square) {
    UInt128 sum = 0;
    for (int k = places / (places - digits_of(square)); k >= 0; --k) {
      sum = table_entry<OddReciprocals>(k) + product(sum, square);
    }
    return sum;
  }

  /// exp(-s) = 1 - s + s^2/2! - ... in Horner's form. Domain  0 <= s < 1.
  FLYWHEEL_HD static constexpr UInt128 exp_of_minus(UInt128 s) {
    int const zeros = places - digits_of(s);
    int terms = 1;
    int places_won = zeros;  // the next term is below 2^-places_won
    while (places_won < places) {
      ++terms;
      places_won += zeros + digits_of(static_cast<UInt128>(terms)) - 1;
    }
    UInt128 sum = table_entry<FactorialReciprocals>(terms);
    for (int n = terms - 1; n >= 0; --n) sum = table_entry<FactorialReciprocals>(n) - product(s, sum);
    return sum;
  }

  FLYWHEEL_HD static constexpr PowerEstimate below_one(UInt128 t) {
    if (t > unit * 40) return {};
    int const halvings = t < ln_two ? 0 : static_cast<int>(t / ln_two);
    return floor_of(exp_of_minus(t - static_cast<UInt128>(halvings) * ln_two) >> halvings);
  }

  /// exp(t) = 2^(k + 1) exp(-(ln 2 - s)), t = k ln 2 + s; above exp(2.92) 10^18 times it exceeds 64 bits.
  FLYWHEEL_HD static constexpr PowerEstimate above_one(UInt128 t) {
    if (t > unit * 3) return {highest<std::uint64_t>(), false, true};
    auto const doublings = static_cast<int>(t / ln_two);
    UInt128 const power = exp_of_minus(static_cast<UInt128>(doublings + 1) * ln_two - t);
    return floor_of(power << (doublings + 1));
  }

  FLYWHEEL_HD static constexpr PowerEstimate floor_of(UInt128 power) {
    UInt256 const scaled = full_product(power, quintillion);
    UInt128 const whole = (scaled >> places).low;
    UInt128 const fraction = scaled.low & (unit - 1);
    bool const certain = fraction >= margin && fraction <= unit - margin;
    return {clamp_to<std::uint64_t>(whole), fits<std::uint64_t>(whole), certain};
  }
};

}  // namespace flywheel::exchange
