#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>

#include "kernels/base/platform.hpp"

namespace flywheel {

/// 128-bit integers: amounts of 18 decimals, products of two 64-bit amounts.
__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

template <class T>
concept Integer = (std::integral<T> && !std::same_as<T, bool>) || std::same_as<T, Int128> || std::same_as<T, UInt128>;

/// What std::numeric_limits and std::make_unsigned say of standard integers, for 128 bits too.
template <Integer T>
inline constexpr int width_of = static_cast<int>(8 * sizeof(T));

template <Integer T>
inline constexpr bool is_signed_integer = static_cast<T>(-1) < static_cast<T>(0);

template <Integer T>
struct UnsignedOf {
  using Type = std::make_unsigned_t<T>;
};
template <>
struct UnsignedOf<Int128> {
  using Type = UInt128;
};
template <>
struct UnsignedOf<UInt128> {
  using Type = UInt128;
};
template <Integer T>
using Unsigned = typename UnsignedOf<T>::Type;

template <Integer T>
FLYWHEEL_HD constexpr T highest() {
  auto const all_ones = static_cast<Unsigned<T>>(~Unsigned<T>{0});
  return static_cast<T>(is_signed_integer<T> ? all_ones >> 1 : all_ones);
}

template <Integer T>
FLYWHEEL_HD constexpr T lowest() {
  return is_signed_integer<T> ? static_cast<T>(-highest<T>() - 1) : T{0};
}

template <Integer T>
FLYWHEEL_HD constexpr bool is_negative(T value) {
  if constexpr (is_signed_integer<T>) {
    return value < 0;
  } else {
    return false;
  }
}

/// |value|, which an unsigned integer of the same width always holds.
template <Integer T>
FLYWHEEL_HD constexpr Unsigned<T> magnitude(T value) {
  auto const bits = static_cast<Unsigned<T>>(value);
  return is_negative(value) ? static_cast<Unsigned<T>>(Unsigned<T>{0} - bits) : bits;
}

/// True where To holds the value exactly.
template <Integer To, Integer From>
FLYWHEEL_HD constexpr bool fits(From value) {
  if (is_negative(value)) {
    return is_signed_integer<To> && static_cast<Int128>(value) >= static_cast<Int128>(lowest<To>());
  }
  return static_cast<UInt128>(value) <= static_cast<UInt128>(highest<To>());
}

/// The value, or the nearest bound of To. Errors  none.
template <Integer To, Integer From>
FLYWHEEL_HD constexpr To clamp_to(From value) {
  if (fits<To>(value)) return static_cast<To>(value);
  return is_negative(value) ? lowest<To>() : highest<To>();
}

}  // namespace flywheel
