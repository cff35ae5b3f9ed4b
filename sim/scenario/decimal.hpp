#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernels/base/wide_integer/integer_limits.hpp"

namespace flywheel::scenario {

/// An exact decimal number as its author wrote it: mantissa * 10^exponent. Never goes through a double.
/// Domain  |mantissa| < 2^127, |exponent| <= 400; mantissa not divisible by 10 unless it is 0.
struct Decimal {
  Int128 mantissa = 0;
  int exponent = 0;
  bool had_exponent = false;  // written with `e`, as in 1e6

  /// Reads `-12.50`, `1e6`, `500e6`. Nothing for all else: `+5`, `010`, `.5`, `5.`, `0x10`, `1_000`, `.nan`, too long.
  static std::optional<Decimal> parse(std::string_view text);

  /// value * factor * 10^power / divisor if that is an integer of 128 bits.
  std::optional<Int128> whole(int power = 0, Int128 factor = 1, Int128 divisor = 1) const;
  bool is_whole() const { return exponent >= 0; }
  /// The nearest double to value * 10^power: one correct rounding.
  double to_double(int power = 0) const;

  bool operator==(Decimal const& other) const { return mantissa == other.mantissa && exponent == other.exponent; }
};

/// Shortest plain notation: 12.5, 0.0025, 1500000. What has more than 38 digits keeps an exponent.
std::string to_text(Decimal const& value);

/// units / 10^decimals, exact: 150000001 with 8 decimals is 1.50000001.
std::string fixed_to_text(Int128 units, int decimals);

/// Why text is no number, as advice: `; numbers have no leading zeros`. Empty where nothing is known.
std::string number_advice(std::string_view text);

}  // namespace flywheel::scenario
