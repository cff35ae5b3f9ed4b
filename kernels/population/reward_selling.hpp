#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::population {

/// How many tokens an operator sells: what costs need beyond cash, then a share of the rest as profit.
///     need = ceil(max(0, costs - cash) x tokens per micro-USD), at most what is held
///     sold = need + floor((held - need) x share / 10^6)
/// Shape   held, cash, costs, price -> base units. Units   base units of the token, micro-USD.
/// Domain  profit_taking_ppm <= 10^6; a price of 0 or NaN sells nothing, since it would fetch nothing.
/// Errors  the need is a decision, not a payment: its double is good to 2^-51, and the trade settles in integers.
///         Never more than held.
/// Source  miners sell to cover their costs first: assumed (reference behaviour 10, 15).
struct RewardSelling {
  std::uint32_t profit_taking_ppm;  // of what is left after costs

  FLYWHEEL_HD std::uint64_t operator()(std::uint64_t held_base_units, std::uint64_t cash_micro_usd,
                                       std::uint64_t costs_micro_usd, double micro_usd_per_base_unit) const {
    if (!(micro_usd_per_base_unit > 0.0)) return 0;
    std::uint64_t const missing = costs_micro_usd > cash_micro_usd ? costs_micro_usd - cash_micro_usd : 0;
    std::uint64_t const needed = rounded_up(static_cast<double>(missing) / micro_usd_per_base_unit);
    std::uint64_t const need = needed < held_base_units ? needed : held_base_units;
    std::uint64_t const profit =
        mul_div_floor(held_base_units - need, std::uint64_t{profit_taking_ppm}, std::uint64_t{1'000'000});
    return need + (profit < held_base_units - need ? profit : held_base_units - need);
  }

 private:
  FLYWHEEL_HD static std::uint64_t rounded_up(double real) {
    auto const whole = to_integer<std::uint64_t>(real);
    return whole.in_range && static_cast<double>(whole.value) < real ? whole.value + 1 : whole.value;
  }
};

}  // namespace flywheel::population
