#pragma once

#include <cstdint>
#include <string>

#include "sim/scenario/decimal.hpp"
#include "sim/scenario/kind.hpp"

namespace flywheel::economy::io_net {

/// A number of at most two decimals, such as a hardware multiplier: `2.25` is stored as 225.
struct Hundredths {
  std::string expected() const { return "a number from 0 to 10000 with at most two decimals"; }
  scenario::Reading read(scenario::Scalar const& scalar, std::uint32_t& value) const {
    auto const decimal = scenario::Decimal::parse(scalar.text);
    if (!decimal) return scenario::Reading::wrong(scenario::number_advice(scalar.text));
    auto const whole = decimal->whole(2);
    if (!whole || *whole < 0 || *whole > 1'000'000) return scenario::Reading::wrong();
    value = static_cast<std::uint32_t>(*whole);
    return {};
  }
  std::string show(std::uint32_t value) const {
    return scenario::to_text(*scenario::Decimal::parse(scenario::fixed_to_text(value, 2)));
  }
  scenario::Format format() const {
    return {.type = "number", .pattern = {}, .example = "2.25", .unit = "1/100", .names = {}};
  }
};

}  // namespace flywheel::economy::io_net
