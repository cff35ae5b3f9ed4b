#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/decimal.hpp"
#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A number and the unit behind it, `12 s`. One blank or more stands between them; before `%` and `/` none is needed.
struct Quantity {
  Decimal number;
  std::string_view unit;  // may be empty
};

/// Reads a quantity, or says what is wrong with its number. An exponent is for numbers that are whole as written.
std::optional<Quantity> parse_quantity(std::string_view text, std::string& advice);

/// Advice for a unit that is missing or unknown.
std::string unit_advice(std::string_view unit, std::vector<std::string> const& known);

/// Milliseconds of ms, s, min, h, d, w, month (730 h) and year (8760 h).
std::optional<std::int64_t> ms_of_unit(std::string_view unit);
std::vector<std::string> const& units_of_time();

/// number * factor / divisor as a double: exact until one division, so it rounds at most twice, alike everywhere.
double scaled(Decimal const& number, std::int64_t factor, std::int64_t divisor);

/// `from 2 to 10`, `> 0`, `>= 5 and < 9`; empty without limits. Strict limits come without their equal sign.
struct Limit {
  std::string value;
  bool strict = false;
};
std::string range_text(std::optional<Limit> const& lower, std::optional<Limit> const& upper);

/// The shortest text that reads back as this double.
std::string shortest(double value);

/// A message for a stored integer that cannot hold the value.
std::string highest_advice(std::string_view highest_value);

}  // namespace flywheel::scenario
