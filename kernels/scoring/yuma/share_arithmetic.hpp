#pragma once

#include <cstdint>

#include "kernels/base/fixed_point.hpp"
#include "kernels/scoring/yuma/lanes.hpp"

/// I32F32 arithmetic on bits, exact, for numbers between 0 and 1 and without branches, so that it fills vector
/// registers. One is 2^32.
namespace flywheel::scoring::yuma {

inline constexpr std::uint64_t one_bits = std::uint64_t{1} << 32;
inline constexpr double whole_real = 0x1p52;
inline constexpr double round_real = 0x1.8p52;  // adding it rounds to an integer in the low bits
inline constexpr auto whole_bits = std::bit_cast<std::uint64_t>(whole_real);
inline constexpr auto round_bits = std::bit_cast<std::uint64_t>(round_real);

/// Domain  0 <= value < 2^52, exact.
template <class Wide>
FLYWHEEL_HD inline typename Lanes<Wide>::Real real_of(Wide value) {
  return std::bit_cast<typename Lanes<Wide>::Real>(value | whole_bits) - whole_real;
}

/// The nearest integer. Domain  -1/2 <= value < 2^50.
template <class Wide>
FLYWHEEL_HD inline Wide nearest(typename Lanes<Wide>::Real value) {
  return std::bit_cast<Wide>(value + round_real) - round_bits;
}

template <class Wide>
FLYWHEEL_HD inline Wide at_least_one(Wide value) {
  return value | ((value - 1) >> 63);
}

/// floor(left right). Domain  0 <= left, right <= 1.
template <class Wide>
FLYWHEEL_HD inline Wide multiply_shares(Wide left, Wide right) {
  Wide const low = left & (one_bits - 1);
  auto const of_halves = Lanes<Wide>::low_product(left, right) >> 32;
  return ((Wide{} - (left >> 32)) & right) + ((Wide{} - (right >> 32)) & low) + of_halves;
}

/// The smaller of two numbers below 2^63. Compared as signed numbers, which vector units can.
template <class Wide>
FLYWHEEL_HD inline Wide smaller(Wide left, Wide right) {
  using Signed = typename Lanes<Wide>::Signed;
  return std::bit_cast<Signed>(left) < std::bit_cast<Signed>(right) ? left : right;
}

template <class Wide>
FLYWHEEL_HD inline Wide larger(Wide left, Wide right) {
  using Signed = typename Lanes<Wide>::Signed;
  return std::bit_cast<Signed>(left) < std::bit_cast<Signed>(right) ? right : left;
}

/// 1 where the number is not 0. Domain  below 2^63.
template <class Wide>
FLYWHEEL_HD inline Wide is_positive(Wide value) {
  return (Wide{} - value) >> 63;
}

/// Divides many u16 by one sum of such.
///     floor(2^32 value / divisor) = nearest(value 2^32 / divisor + (1/2) / divisor - 1/2)
/// The half unit keeps the estimate, whose error is below 2^-51 x 2^48 / divisor, between two integers.
/// Domain  value < 2^16, value <= divisor < 2^32; a divisor of 0 counts as 1.
template <class Real>
struct ShareOfU16 {
  Real scale;
  Real shift;

  template <class Wide>
  FLYWHEEL_HD Wide operator()(Real value) const {
    return nearest<Wide>(value * scale + shift);
  }
};

template <class Real>
FLYWHEEL_HD inline ShareOfU16<Real> share_of_u16(Real divisor) {
  return {0x1p32 / divisor, 0.5 / divisor - 0.5};
}

/// Divides many numbers by one, lane by lane. A divisor of 0 divides only zeros, and gives 0.
template <class Wide>
struct Divisor {
  using Real = typename Lanes<Wide>::Real;

  Wide divisor;
  Real inverse;

  FLYWHEEL_HD explicit Divisor(Wide by) : divisor{at_least_one(by)}, inverse{0x1p32 / real_of(divisor)} {}

  /// floor(2^32 value / divisor): the estimate is off by less than 1/2, so that the nearest integer is the quotient or
  /// one more, and the sign of the remainder tells. Domain  value < 2^52, quotient < 2^50, divisor < 2^52.
  FLYWHEEL_HD Wide operator()(Wide value) const {
    auto const quotient = nearest<Wide>(real_of(value) * inverse);
    return quotient - (((value << 32) - quotient * divisor) >> 63);
  }
};

/// floor(65535 share). Domain  0 <= share <= 1.
template <class Wide>
FLYWHEEL_HD inline Wide u16_of_share(Wide share) {
  return ((share << 16) - share) >> 32;
}

/// How bonds are computed while they stay in [0, 1].
struct ShareArithmetic {
  template <class Wide>
  FLYWHEEL_HD static Wide add(Wide left, Wide right) {
    return left + right;
  }
  template <class Wide>
  FLYWHEEL_HD static Wide multiply(Wide left, Wide right) {
    return multiply_shares(left, right);
  }
  template <class Wide>
  FLYWHEEL_HD static Wide divide(Wide value, Divisor<Wide> const& by) {
    return by(value);
  }
  template <class Wide>
  FLYWHEEL_HD static Wide without_negative(Wide value) {
    return value;
  }
  template <class Wide>
  FLYWHEEL_HD static Wide to_u16(Wide value) {
    return u16_of_share(value);
  }
};

/// The same in all of I32F32, saturating as the chain does: for averages above 10^6 parts per million.
struct FullArithmetic {
  template <class Wide, class Operation>
  FLYWHEEL_HD static Wide lane_by_lane(Wide left, Wide right, Operation const& operation) {
    std::uint64_t of_right[Lanes<Wide>::count];
    std::uint64_t result[Lanes<Wide>::count];
    store(of_right, right);
    for_each_lane(left, [&](std::uint32_t lane, std::uint64_t of_left) {
      result[lane] = static_cast<std::uint64_t>(
          operation(I32F32{static_cast<std::int64_t>(of_left)}, I32F32{static_cast<std::int64_t>(of_right[lane])})
              .bits);
    });
    return load<Wide>(result);
  }

  template <class Wide>
  FLYWHEEL_HD static Wide add(Wide left, Wide right) {
    return lane_by_lane(left, right, [](I32F32 a, I32F32 b) { return saturating_add(a, b); });
  }
  template <class Wide>
  FLYWHEEL_HD static Wide multiply(Wide left, Wide right) {
    return lane_by_lane(left, right, [](I32F32 a, I32F32 b) { return saturating_multiply(a, b); });
  }
  template <class Wide>
  FLYWHEEL_HD static Wide divide(Wide value, Divisor<Wide> const& by) {
    return lane_by_lane(value, by.divisor, [](I32F32 a, I32F32 b) { return safe_divide(a, b); });
  }
  template <class Wide>
  FLYWHEEL_HD static Wide without_negative(Wide value) {
    return lane_by_lane(value, value, [](I32F32 a, I32F32) { return a > I32F32::zero() ? a : I32F32::zero(); });
  }
  template <class Wide>
  FLYWHEEL_HD static Wide to_u16(Wide value) {
    return lane_by_lane(value, value, [](I32F32 a, I32F32) { return I32F32{u16_from_proportion(a)}; });
  }
};

}  // namespace flywheel::scoring::yuma
