#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "kernels/base/wide_integer.hpp"

namespace flywheel {

/// A 128-bit integer as decimal text. Host only.
template <Integer T>
requires(sizeof(T) == 16) std::string to_decimal_text(T value) {
  std::string digits;
  auto rest = magnitude(value);
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest != 0);
  if (is_negative(value)) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

/// The integer that a canonical decimal text names: digits, no sign, no leading zero, below 2^128; else nothing.
inline std::optional<UInt128> uint128_from_text(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  UInt128 value = 0;
  for (char const character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    auto const digit = static_cast<UInt128>(character - '0');
    if (value > (highest<UInt128>() - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

/// As uint128_from_text, with '-' before a negative integer; "-0" is not canonical.
inline std::optional<Int128> int128_from_text(std::string_view text) {
  bool const negative = !text.empty() && text.front() == '-';
  auto const size = uint128_from_text(text.substr(negative ? 1 : 0));
  if (!size || (negative && *size == 0)) return std::nullopt;
  if (*size > magnitude(negative ? lowest<Int128>() : highest<Int128>())) return std::nullopt;
  return static_cast<Int128>(negative ? UInt128{0} - *size : *size);
}

}  // namespace flywheel
