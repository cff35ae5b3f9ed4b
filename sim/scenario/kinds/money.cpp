#include <cmath>

#include "kernels/base/wide_integer_text.hpp"
#include "sim/scenario/kinds/amount.hpp"
#include "sim/scenario/kinds/price.hpp"
#include "sim/scenario/kinds/quantity.hpp"

namespace flywheel::scenario {
namespace {

template <class Integer>
Reading read_amount(Amount const& kind, std::string_view text, Integer& base_units) {
  Reading reading;
  auto const quantity = parse_quantity(text, reading.advice);
  if (!quantity) return Reading::wrong(reading.advice);
  if (quantity->unit != kind.symbol) return Reading::wrong(unit_advice(quantity->unit, {kind.symbol}));
  auto const value = quantity->number.whole(kind.decimals);
  auto const top = static_cast<UInt128>(highest<Integer>()) < static_cast<UInt128>(highest<Int128>())
                       ? static_cast<Int128>(highest<Integer>())
                       : highest<Int128>();
  if (!value) {
    bool const too_fine = quantity->number.exponent + kind.decimals < 0;
    return Reading::wrong(too_fine ? "; the smallest unit is " + kind.show(Int128{1}) : highest_advice(kind.show(top)));
  }
  if (*value < kind.least_base_units || *value > kind.most_base_units) return Reading::wrong();
  if (*value > top) return Reading::wrong(highest_advice(kind.show(top)));
  if (*value < static_cast<Int128>(lowest<Integer>())) return Reading::wrong();
  base_units = static_cast<Integer>(*value);
  return {};
}

/// A price as number * factor / divisor of tokens per `per`.
struct ExactPrice {
  Decimal number;
  std::int64_t factor = 1, divisor = 1;
};

std::string example_of(Price const& kind) {
  return "1.50 " + kind.symbol + "/" + kind.per;
}

std::optional<ExactPrice> parse_price(Price const& kind, std::string_view text, Reading& reading) {
  reading.fits = false;
  auto const quantity = parse_quantity(text, reading.advice);
  if (!quantity) return std::nullopt;
  reading.advice = unit_advice(quantity->unit, {kind.symbol + "/" + kind.per});
  auto const slash = quantity->unit.find('/');
  if (slash == std::string_view::npos || quantity->unit.substr(0, slash) != kind.symbol) return std::nullopt;
  auto const per = quantity->unit.substr(slash + 1);
  ExactPrice price{quantity->number};
  if (auto const stored_ms = ms_of_unit(kind.per)) {
    auto const written_ms = ms_of_unit(per);
    if (!written_ms) return std::nullopt;
    price.factor = *stored_ms;
    price.divisor = *written_ms;
  } else if (per != kind.per) {
    return std::nullopt;
  }
  reading.advice.clear();
  if (price.number.mantissa < 0 || (price.number.mantissa == 0 && !kind.may_be_zero)) return std::nullopt;
  reading.fits = true;
  return price;
}

}  // namespace

std::string Amount::expected() const {
  std::optional<Limit> lower, upper;
  if (most_base_units != highest<Int128>()) upper = Limit{show(most_base_units)};
  if (least_base_units != 0 || upper) lower = Limit{show(least_base_units)};
  if (least_base_units == 1 && !upper) lower = Limit{"0", true};
  auto const range = range_text(lower, upper);
  return "an amount " + (range.empty() ? range : range + " ") + "such as '1000" + (symbol.empty() ? "" : " " + symbol) +
         "'";
}

Reading Amount::read(Scalar const& scalar, std::uint64_t& units) const {
  return read_amount(*this, scalar.text, units);
}
Reading Amount::read(Scalar const& scalar, std::int64_t& units) const {
  return read_amount(*this, scalar.text, units);
}
Reading Amount::read(Scalar const& scalar, UInt128& units) const {
  return read_amount(*this, scalar.text, units);
}
Reading Amount::read(Scalar const& scalar, Int128& units) const {
  return read_amount(*this, scalar.text, units);
}
std::string Amount::show(Int128 units) const {
  return fixed_to_text(units, decimals) + " " + symbol;
}

Format Amount::format() const {
  auto const unit = fixed_to_text(1, decimals) + (symbol.empty() ? "" : " " + symbol);
  return {"string", R"(^-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[0-9]+)? +[A-Za-z]+$)", "1000 " + symbol, unit, {}};
}

std::string Price::expected() const {
  return std::string{"a price "} + (may_be_zero ? "" : "> 0 ") + "such as '" + example_of(*this) + "'";
}

Reading Price::read(Scalar const& scalar, std::uint64_t& base_units) const {
  Reading reading;
  auto const price = parse_price(*this, scalar.text, reading);
  if (!price) return reading;
  auto const value = price->number.whole(decimals, price->factor, price->divisor);
  if (!value) return Reading::wrong("; it must be whole in " + fixed_to_text(1, decimals) + " " + symbol + "/" + per);
  auto const top = static_cast<Int128>(highest<std::uint64_t>());
  if (*value > top) return Reading::wrong(highest_advice(show(highest<std::uint64_t>())));
  base_units = static_cast<std::uint64_t>(*value);
  return {};
}

Reading Price::read(Scalar const& scalar, double& tokens) const {
  Reading reading;
  auto const price = parse_price(*this, scalar.text, reading);
  if (!price) return reading;
  auto const value = scaled(price->number, price->factor, price->divisor);
  if (!std::isfinite(value)) return Reading::wrong();
  tokens = value;
  return {};
}

std::string Price::show(std::uint64_t base_units) const {
  return fixed_to_text(static_cast<Int128>(base_units), decimals) + " " + symbol + "/" + per;
}
std::string Price::show(double tokens) const {
  return shortest(tokens) + " " + symbol + "/" + per;
}

Format Price::format() const {
  auto const unit = fixed_to_text(1, decimals) + " " + symbol + "/" + per;
  return {"string", R"(^(0|[1-9][0-9]*)(\.[0-9]+)?(e[0-9]+)? +[A-Za-z]+/[A-Za-z]+$)", example_of(*this), unit, {}};
}

}  // namespace flywheel::scenario
