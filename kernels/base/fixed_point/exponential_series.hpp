#pragma once

#include <utility>

#include "kernels/base/fixed_point/arithmetic.hpp"

namespace flywheel {
namespace fixed_point {

/// Taylor's series of e^size for size >= 0, order by order. Orders are template arguments: each divides by a constant.
///     term_i = floor(floor(term_(i-1) size) / i),   sum_i = sum_(i-1) + term_i
template <class Number>
struct ExponentialSeries {
  Number size;
  Number term;
  Number sum;
  bool in_range;

  /// False when nothing more can follow: the terms have vanished, or one overflowed.
  template <int order>
  FLYWHEEL_HD constexpr bool add_term() {
    auto const product = checked_multiply(term, size);
    term = {product.value.bits / order};
    auto const next = checked_add(sum, term);
    sum = next.value;
    in_range = product.in_range && next.in_range;
    return in_range && term.bits != 0;
  }
};

/// floor(value / divisor) by one multiplication: with m = ceil(2^(64 + s) / divisor) and 2^s <= divisor < 2^(s + 1) the
/// error, value (m divisor - 2^(64 + s)), stays below 2^(64 + s). Domain  value < 2^63.
template <std::uint64_t divisor>
FLYWHEEL_HD constexpr std::uint64_t divide_by_constant(std::uint64_t value) {
  constexpr int s = 127 - static_cast<int>(leading_zeros(divisor));
  if constexpr ((divisor & (divisor - 1)) == 0) {
    return value >> s;
  } else {
    constexpr auto reciprocal = static_cast<std::uint64_t>((UInt128{1} << (64 + s)) / divisor + 1);
    return static_cast<std::uint64_t>((static_cast<UInt128>(value) * reciprocal) >> 64) >> s;
  }
}

/// The same series in I32F32 for size <= 20: no term passes 2^58, no product / 2^32 passes 2^63, so nothing is checked.
struct ShortExponentialSeries {
  std::uint64_t scaled_size;  // bits x 2^27; below 2^64, as bits < 2^37
  std::uint64_t term;
  std::uint64_t sum;

  template <int order>
  FLYWHEEL_HD constexpr bool add_term() {
    UInt128 const product = static_cast<UInt128>(term << 5) * scaled_size;  // term x bits x 2^32
    term = divide_by_constant<order>(static_cast<std::uint64_t>(product >> 64));
    sum += term;
    return term != 0;
  }
};

/// Orders 2, 3, ... until a term says that nothing follows.
template <class Series, int... index>
FLYWHEEL_HD constexpr void add_terms(Series& series, std::integer_sequence<int, index...>) {
  static_cast<void>((series.template add_term<index + 2>() && ...));
}

/// e^size by orders below fraction_bits. Not in range on overflow. Domain  size >= 0.
template <class Number>
FLYWHEEL_HD constexpr Checked<Number> exponential(Number size) {
  auto const linear = checked_add(size, Number::one());
  if (!linear.in_range) return linear;
  ExponentialSeries<Number> series{size, size, linear.value, true};
  add_terms(series, std::make_integer_sequence<int, Number::fraction_bits - 2>{});
  return {series.sum, series.in_range};
}

/// exponential(size), bit for bit. Domain  0 <= size <= 20.
FLYWHEEL_HD constexpr I32F32 exponential_to_20(I32F32 size) {
  auto const bits = static_cast<std::uint64_t>(size.bits);
  ShortExponentialSeries series{bits << 27, bits, (std::uint64_t{1} << 32) + bits};
  add_terms(series, std::make_integer_sequence<int, 30>{});
  return {static_cast<std::int64_t>(series.sum)};
}

}  // namespace fixed_point
}  // namespace flywheel
