#include "sim/scenario/kinds/quantity.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> time_units{{{"ms", 1},
                                                                               {"s", 1000},
                                                                               {"min", 60'000},
                                                                               {"h", hour_ms},
                                                                               {"d", 24 * hour_ms},
                                                                               {"w", 168 * hour_ms},
                                                                               {"month", 730 * hour_ms},
                                                                               {"year", 8760 * hour_ms}}};

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view text, std::string& advice) {
  auto const end = text.find_first_of(" %/");
  auto const number_text = text.substr(0, end);
  auto const number = Decimal::parse(number_text);
  if (!number) {
    advice = number_advice(number_text);
    return std::nullopt;
  }
  if (number->had_exponent && !number->is_whole()) {
    advice = "; an exponent is for whole numbers, write '" + to_text(*number) + "'";
    return std::nullopt;
  }
  auto const unit_begin = end == text.npos ? text.npos : text.find_first_not_of(' ', end);
  return Quantity{*number, unit_begin == text.npos ? std::string_view{} : text.substr(unit_begin)};
}

std::string unit_advice(std::string_view unit, std::vector<std::string> const& known) {
  std::string units;
  for (auto const& name : known) units += (units.empty() ? "" : ", ") + name;
  std::string const which = known.size() == 1 ? "the unit is " + units : "units are " + units;
  if (unit.empty()) return "; a unit is missing: " + which;
  auto const near = did_you_mean(unit, known);
  return near.empty() ? "; " + which : near;
}

std::optional<std::int64_t> ms_of_unit(std::string_view unit) {
  for (auto const& [name, ms] : time_units)
    if (name == unit) return ms;
  return std::nullopt;
}

std::vector<std::string> const& units_of_time() {
  static std::vector<std::string> const units = [] {
    std::vector<std::string> names;
    names.reserve(time_units.size());
    for (auto const& unit : time_units) names.emplace_back(unit.first);
    return names;
  }();
  return units;
}

double scaled(Decimal const& number, std::int64_t factor, std::int64_t divisor) {
  Decimal product = number;
  if (factor % divisor == 0) {
    factor /= divisor;
    divisor = 1;
  }
  if (__builtin_mul_overflow(product.mantissa, static_cast<Int128>(factor), &product.mantissa))
    return number.to_double() * static_cast<double>(factor) / static_cast<double>(divisor);
  return product.to_double() / static_cast<double>(divisor);
}

std::string range_text(std::optional<Limit> const& lower, std::optional<Limit> const& upper) {
  if (lower && upper && !lower->strict && !upper->strict) return "from " + lower->value + " to " + upper->value;
  std::string text;
  if (lower) text = (lower->strict ? "> " : ">= ") + lower->value;
  if (upper) text += (lower ? std::string{" and "} : std::string{}) + (upper->strict ? "< " : "<= ") + upper->value;
  return text;
}

std::string shortest(double value) {
  std::array<char, 32> digits{};
  auto const result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), result.ptr};
}

std::string highest_advice(std::string_view highest_value) {
  return "; the highest possible is " + std::string{highest_value};
}

}  // namespace flywheel::scenario
