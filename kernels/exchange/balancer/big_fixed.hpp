#pragma once

#include "kernels/exchange/balancer/natural.hpp"

namespace flywheel::exchange {

/// A number with a sign and `fraction` binary places, size / 2^fraction, whose products and quotients round toward
/// minus infinity, as big integers under floor division do.
template <int fraction>
struct BigFixed {
  /// Digits for the largest product of the pool's powers: bounds in big_power.hpp.
  static constexpr int capacity = 48;
  using Size = Natural<capacity>;

  Size size;
  bool negative;

  FLYWHEEL_HD static constexpr BigFixed one() { return {Size::power_of_two(fraction), false}; }

  FLYWHEEL_HD constexpr BigFixed operator-() const { return {size, !negative}; }

  FLYWHEEL_HD [[gnu::noinline]] friend constexpr BigFixed operator+(BigFixed const& left, BigFixed const& right) {
    if (left.negative == right.negative) return {left.size + right.size, left.negative};
    if (left.size < right.size) return {right.size - left.size, right.negative};
    return {left.size - right.size, left.negative};
  }

  FLYWHEEL_HD [[gnu::noinline]] friend constexpr BigFixed operator-(BigFixed const& left, BigFixed const& right) {
    return left + -right;
  }

  FLYWHEEL_HD [[gnu::noinline]] friend constexpr BigFixed operator*(BigFixed const& left, BigFixed const& right) {
    Size const product = left.size * right.size;
    return rounded_down(product >> fraction, left.negative != right.negative, product.has_bits_below(fraction));
  }

  FLYWHEEL_HD [[gnu::noinline]] constexpr BigFixed times(std::uint64_t factor) const {
    return {size * Size::from(factor), negative};
  }

  /// Domain  divisor > 0.
  FLYWHEEL_HD [[gnu::noinline]] constexpr BigFixed over(std::uint64_t divisor) const {
    Size quotient = size;
    bool const inexact = quotient.divide_by(divisor) != 0;
    return rounded_down(quotient, negative, inexact);
  }

  /// The size without its lowest bits, halves away from zero.
  FLYWHEEL_HD constexpr Size rounded_size(int dropped_bits) const {
    return (size + Size::power_of_two(dropped_bits - 1)) >> dropped_bits;
  }

 private:
  FLYWHEEL_HD static constexpr BigFixed rounded_down(Size const& size, bool negative, bool inexact) {
    return {negative && inexact ? size + Size::from(1) : size, negative};
  }
};

}  // namespace flywheel::exchange
