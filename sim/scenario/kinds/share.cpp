#include "sim/scenario/kinds/share.hpp"

#include <numeric>

#include "sim/scenario/kinds/quantity.hpp"

namespace flywheel::scenario {
namespace {

/// A share as an exact decimal: `8 %` is 8 * 10^-2.
std::optional<Decimal> parse_share(std::string_view text, Reading& reading) {
  static std::vector<std::string> const units{"%", "bps"};
  auto const quantity = parse_quantity(text, reading.advice);
  reading.fits = false;
  if (!quantity) return std::nullopt;
  if (quantity->unit != "%" && quantity->unit != "bps") {
    reading.advice = unit_advice(quantity->unit, units);
    return std::nullopt;
  }
  auto share = quantity->number;
  share.exponent -= quantity->unit == "%" ? 2 : 4;
  reading.fits = true;
  return share;
}

/// The decimal percentage that rounds to this share: `show` must not say 28.999999999999996 %.
std::string percent(double share) {
  auto text = shortest(share);
  auto number = Decimal::parse(text);
  if (!number) return shortest(share * 100) + " %";
  if (number->mantissa != 0) number->exponent += 2;
  return to_text(*number) + " %";
}

template <class Integer>
Reading read_parts(Share const& kind, std::string_view text, Integer& value) {
  double share = 0;
  Reading reading = kind.read({text, Mark{}}, share);
  if (!reading.fits) return reading;
  auto const whole = parse_share(text, reading)->whole(0, static_cast<Int128>(kind.parts));
  if (!whole) return Reading::wrong("; finer than 1/" + std::to_string(kind.parts));
  if (*whole < 0 || *whole > static_cast<Int128>(highest<Integer>())) return Reading::wrong();
  value = static_cast<Integer>(*whole);
  return {};
}

}  // namespace

std::string Share::expected() const {
  return "a share from " + percent(least) + " to " + percent(most) + " such as '0.25 %'";
}

Reading Share::read(Scalar const& scalar, double& share) const {
  Reading reading;
  auto const exact = parse_share(scalar.text, reading);
  if (!exact) return reading;
  auto const value = exact->to_double();
  if (value < least || value > most) return Reading::wrong();
  share = value;
  return {};
}

Reading Share::read(Scalar const& scalar, Ratio& ratio) const {
  double share = 0;
  Reading reading = read(scalar, share);
  if (!reading.fits) return reading;
  auto exact = *parse_share(scalar.text, reading);
  std::uint64_t denominator = 1;
  for (; exact.exponent < 0; ++exact.exponent)
    if (__builtin_mul_overflow(denominator, std::uint64_t{10}, &denominator))
      return Reading::wrong("; more decimals than an exact share holds");
  auto const numerator = exact.whole(0, static_cast<Int128>(1));
  if (!numerator || *numerator < 0 || *numerator > static_cast<Int128>(highest<std::uint64_t>()))
    return Reading::wrong();
  auto const size = static_cast<std::uint64_t>(*numerator);
  auto const common = std::gcd(size, denominator);
  ratio = {size / common, denominator / common};
  return {};
}

Reading Share::read(Scalar const& scalar, std::uint64_t& value) const {
  return read_parts(*this, scalar.text, value);
}
Reading Share::read(Scalar const& scalar, std::uint32_t& value) const {
  return read_parts(*this, scalar.text, value);
}

std::string Share::show(double share) const {
  return percent(share);
}
std::string Share::show(Ratio const& ratio) const {
  return percent(static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator));
}
std::string Share::show(std::uint64_t value) const {
  return percent(static_cast<double>(value) / static_cast<double>(parts));
}

Format Share::format() const {
  return {"string", R"(^-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[0-9]+)? *(%|bps)$)", "0.25 %", "share", {}};
}

}  // namespace flywheel::scenario
