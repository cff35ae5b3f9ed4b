#include <cmath>

#include "kernels/base/wide_integer_text.hpp"
#include "sim/scenario/kinds/quantity.hpp"
#include "sim/scenario/kinds/real.hpp"
#include "sim/scenario/kinds/whole.hpp"

namespace flywheel::scenario {
namespace {

template <class Integer>
Reading read_whole(Whole const& kind, std::string_view text, Integer& value) {
  auto const number = Decimal::parse(text);
  if (!number) return Reading::wrong(number_advice(text));
  auto const whole = number->whole();
  if (!whole || *whole < kind.least || *whole > kind.most) return Reading::wrong();
  if (*whole > static_cast<Int128>(highest<Integer>()))
    return Reading::wrong(highest_advice(to_decimal_text(static_cast<Int128>(highest<Integer>()))));
  if (*whole < static_cast<Int128>(lowest<Integer>()))
    return Reading::wrong("; the lowest possible is " + to_decimal_text(static_cast<Int128>(lowest<Integer>())));
  value = static_cast<Integer>(*whole);
  return {};
}

std::optional<Limit> limit(std::optional<double> closed, std::optional<double> strict) {
  if (strict) return Limit{shortest(*strict), true};
  if (closed) return Limit{shortest(*closed), false};
  return std::nullopt;
}

}  // namespace

std::string Whole::expected() const {
  std::string text = "a whole number";
  if (!unit.empty()) text += " of " + std::string{unit};
  std::optional<Limit> lower, upper;
  if (most != highest<Int128>()) upper = Limit{to_decimal_text(most)};
  if (least != 0 || upper) lower = Limit{to_decimal_text(least)};
  if (least == 1 && !upper) lower = Limit{"0", true};
  auto const range = range_text(lower, upper);
  return range.empty() ? text : text + " " + range;
}

Reading Whole::read(Scalar const& scalar, std::uint64_t& value) const {
  return read_whole(*this, scalar.text, value);
}
Reading Whole::read(Scalar const& scalar, std::uint32_t& value) const {
  return read_whole(*this, scalar.text, value);
}
Reading Whole::read(Scalar const& scalar, std::int64_t& value) const {
  return read_whole(*this, scalar.text, value);
}
Reading Whole::read(Scalar const& scalar, std::int32_t& value) const {
  return read_whole(*this, scalar.text, value);
}
std::string Whole::show(Int128 value) const {
  return to_decimal_text(value);
}
Format Whole::format() const {
  return {"number", {}, "1000", std::string{unit}, {}};
}

std::string Real::expected() const {
  auto const range = range_text(limit(least, above), limit(most, below));
  return range.empty() ? "a number" : "a number " + range;
}

Reading Real::read(Scalar const& scalar, double& value) const {
  auto const number = Decimal::parse(scalar.text);
  if (!number) return Reading::wrong(number_advice(scalar.text));
  auto const real = number->to_double();
  bool const inside = std::isfinite(real) && !(least && real < *least) && !(most && real > *most) &&
                      !(above && real <= *above) && !(below && real >= *below);
  if (!inside) return Reading::wrong();
  value = real;
  return {};
}

std::string Real::show(double value) const {
  return shortest(value);
}
Format Real::format() const {
  return {"number", {}, "1.5", std::string{unit}, {}};
}

}  // namespace flywheel::scenario
