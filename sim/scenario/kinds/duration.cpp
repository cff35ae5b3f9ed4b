#include "sim/scenario/kinds/duration.hpp"

#include "sim/scenario/kinds/quantity.hpp"

namespace flywheel::scenario {

std::string Duration::expected() const {
  std::optional<Limit> lower, upper;
  if (most_ms != Duration{}.most_ms) upper = Limit{show(most_ms)};
  if (least_ms != 0 || upper) lower = Limit{show(least_ms)};
  if (least_ms == 1 && !upper) lower = Limit{"0 s", true};
  auto const range = range_text(lower, upper);
  return "a duration " + (range.empty() ? range : range + " ") + "such as '12 s'";
}

Reading Duration::read(Scalar const& scalar, std::int64_t& ms) const {
  Reading reading;
  auto const quantity = parse_quantity(scalar.text, reading.advice);
  if (!quantity) return Reading::wrong(reading.advice);
  auto const unit_ms = ms_of_unit(quantity->unit);
  if (!unit_ms) return Reading::wrong(unit_advice(quantity->unit, units_of_time()));
  auto const value = quantity->number.whole(0, *unit_ms);
  if (!value) {
    bool const too_long = quantity->number.to_double() * static_cast<double>(*unit_ms) > 1e18;
    return Reading::wrong(too_long ? "; longer than a thousand years" : "; finer than 1 ms");
  }
  if (*value < 0 && least_ms == 0) return Reading::wrong("; a duration is not negative");
  if (*value > static_cast<Int128>(Duration{}.most_ms)) return Reading::wrong("; longer than a thousand years");
  if (*value < least_ms || *value > most_ms) return Reading::wrong();
  ms = static_cast<std::int64_t>(*value);
  return {};
}

std::string Duration::show(std::int64_t ms) const {
  if (ms == 0) return "0 s";
  for (char const* unit : {"d", "h", "min", "s"})
    if (auto const unit_ms = *ms_of_unit(unit); ms % unit_ms == 0) return std::to_string(ms / unit_ms) + " " + unit;
  return std::to_string(ms) + " ms";
}

Format Duration::format() const {
  return {"string", R"(^(0|[1-9][0-9]*)(\.[0-9]+)?(e[0-9]+)? +(ms|s|min|h|d|w|month|year)$)", "12 s", "ms", {}};
}

}  // namespace flywheel::scenario
