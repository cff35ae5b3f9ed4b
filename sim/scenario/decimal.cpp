#include "sim/scenario/decimal.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "kernels/base/wide_integer_text.hpp"

namespace flywheel::scenario {
namespace {

constexpr int largest_exponent = 400;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

/// mantissa * 10 + digit, unless that leaves 127 bits.
bool append_digit(Int128& mantissa, char digit) {
  return !__builtin_mul_overflow(mantissa, Int128{10}, &mantissa) &&
         !__builtin_add_overflow(mantissa, static_cast<Int128>(digit - '0'), &mantissa);
}

/// The exponent that text ends with: nothing there is 0; std::nullopt if it is malformed or out of range.
std::optional<int> parse_exponent(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] != 'e' && text[0] != 'E') return std::nullopt;
  text.remove_prefix(1);
  bool const negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 3 || digits_at(text, 0) != text.size()) return std::nullopt;
  int exponent = 0;
  for (char const digit : text) exponent = exponent * 10 + (digit - '0');
  return negative ? -exponent : exponent;
}

Decimal normalised(Decimal value) {
  if (value.mantissa == 0) value.exponent = 0;
  while (value.mantissa != 0 && value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    ++value.exponent;
  }
  return value;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool const negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  auto const whole_digits = digits_at(text, 0);
  if (whole_digits == 0 || (whole_digits > 1 && text[0] == '0')) return std::nullopt;
  bool const has_point = text.size() > whole_digits && text[whole_digits] == '.';
  auto const fraction_digits = has_point ? digits_at(text, whole_digits + 1) : 0;
  if (has_point && fraction_digits == 0) return std::nullopt;
  auto const end = whole_digits + (has_point ? 1 + fraction_digits : 0);
  auto const written = parse_exponent(text.substr(end));
  if (!written) return std::nullopt;

  Decimal value;
  for (std::size_t i = 0; i < end; ++i)
    if (text[i] != '.' && !append_digit(value.mantissa, text[i])) return std::nullopt;
  if (negative) value.mantissa = -value.mantissa;
  value.exponent = *written - static_cast<int>(fraction_digits);
  value.had_exponent = end < text.size();
  value = normalised(value);
  if (value.exponent > largest_exponent || value.exponent < -largest_exponent) return std::nullopt;
  return value;
}

std::optional<Int128> Decimal::whole(int power, Int128 factor, Int128 divisor) const {
  Int128 value = mantissa;
  if (__builtin_mul_overflow(value, factor, &value)) return std::nullopt;
  int shift = value == 0 ? 0 : exponent + power;
  for (; shift < 0 && value % 10 == 0; ++shift) value /= 10;
  for (; shift < 0; ++shift)
    if (__builtin_mul_overflow(divisor, Int128{10}, &divisor)) return std::nullopt;
  for (; shift > 0; --shift)
    if (__builtin_mul_overflow(value, Int128{10}, &value)) return std::nullopt;
  if (value % divisor != 0) return std::nullopt;
  return value / divisor;
}

double Decimal::to_double(int power) const {
  auto const text = to_decimal_text(mantissa) + "e" + std::to_string(exponent + power);
  double value = 0;
  auto const result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  if (exponent + power < 0) return 0;
  return mantissa < 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

std::string to_text(Decimal const& value) {
  constexpr int most_digits = 38;  // every number of 38 digits is below 2^127
  auto const digits = to_decimal_text(value.mantissa);
  if (value.exponent > most_digits - static_cast<int>(digits.size()) || value.exponent < -most_digits)
    return digits + "e" + std::to_string(value.exponent);
  if (value.exponent >= 0) return digits + std::string(static_cast<std::size_t>(value.exponent), '0');
  return fixed_to_text(value.mantissa, -value.exponent);
}

std::string fixed_to_text(Int128 units, int decimals) {
  auto digits = to_decimal_text(magnitude(units));
  if (digits.size() <= static_cast<std::size_t>(decimals))
    digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
  auto const point = digits.size() - static_cast<std::size_t>(decimals);
  auto fraction = digits.substr(point);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (units < 0 ? "-" : "") + digits.substr(0, point) + (fraction.empty() ? "" : "." + fraction);
}

std::string number_advice(std::string_view text) {
  auto const sign = text.starts_with('-') || text.starts_with('+') ? text.substr(0, 1) : std::string_view{};
  auto const body = text.substr(sign.size());
  if (sign == "+" && Decimal::parse(body)) return "; write '" + std::string{body} + "'";
  if (body.find('_') != body.npos || body.find('\'') != body.npos || body.find(',') != body.npos)
    return "; digits are not grouped and the decimal sign is a point";
  if (body.size() > 2 && body[0] == '0' && (body[1] == 'x' || body[1] == 'o' || body[1] == 'b'))
    return "; numbers are decimal";
  if (body.size() > 1 && body[0] == '0' && is_digit(body[1])) return "; numbers have no leading zeros";
  if (body.size() > 1 && body[0] == '.' && is_digit(body[1])) return "; write '0" + std::string{body} + "'";
  return {};
}

}  // namespace flywheel::scenario
