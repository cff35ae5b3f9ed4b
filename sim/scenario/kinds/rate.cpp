#include "sim/scenario/kinds/rate.hpp"

#include "sim/scenario/kinds/quantity.hpp"

namespace flywheel::scenario {
namespace {

std::string example_of(Rate const& kind) {
  return kind.of.empty() ? "3 %/month" : "1.2 " + kind.of + "/d";
}

/// Takes what is counted off a unit: `%/month` and `/month` leave `month`. Whether it was the right thing.
bool take_counted(Rate const& kind, std::string_view& unit, bool& is_percent) {
  auto const slash = unit.find('/');
  if (slash == std::string_view::npos) return false;
  auto const counted = unit.substr(0, slash);
  unit.remove_prefix(slash + 1);
  is_percent = counted == "%";
  return kind.of.empty() ? is_percent || counted.empty() : counted == kind.of;
}

std::string units_advice(Rate const& kind, std::string_view unit) {
  std::vector<std::string> units;
  for (auto const& time : units_of_time()) units.push_back((kind.of.empty() ? "%" : kind.of) + "/" + time);
  return unit_advice(unit, units);
}

}  // namespace

std::string Rate::expected() const {
  std::optional<Limit> lower, upper;
  auto const limit = [&](double value) { return Limit{shortest(value) + " " + of + "/" + per}; };
  if (most != std::numeric_limits<double>::max()) upper = limit(most);
  if (least > -std::numeric_limits<double>::max() && (least != 0 || upper)) lower = limit(least);
  auto const range = range_text(lower, upper);
  return "a rate " + (range.empty() ? range : range + " ") + "such as '" + example_of(*this) + "'";
}

Reading Rate::read(Scalar const& scalar, double& rate) const {
  Reading reading;
  auto const quantity = parse_quantity(scalar.text, reading.advice);
  if (!quantity) return Reading::wrong(reading.advice);
  auto unit = quantity->unit;
  bool is_percent = false;
  bool const counted = take_counted(*this, unit, is_percent);
  auto const written_ms = counted ? ms_of_unit(unit) : std::nullopt;
  if (!written_ms) return Reading::wrong(units_advice(*this, quantity->unit));
  auto number = quantity->number;
  if (is_percent && number.mantissa != 0) number.exponent -= 2;
  auto const value = scaled(number, *ms_of_unit(per), *written_ms);
  if (value < least || value > most) return Reading::wrong(least == 0 && value < 0 ? "; it must not be negative" : "");
  rate = value;
  return {};
}

std::string Rate::show(double rate) const {
  return shortest(rate) + " " + of + "/" + per;
}

Format Rate::format() const {
  return {"string",
          R"(^-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[0-9]+)? *[A-Za-z_ %]*/(ms|s|min|h|d|w|month|year)$)",
          example_of(*this),
          of + "/" + per,
          {}};
}

}  // namespace flywheel::scenario
