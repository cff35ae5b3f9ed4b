#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"
#include "kernels/domain/provider_market.hpp"

namespace flywheel::domain::provider_market {

inline constexpr Stream entry_stream{"provider_market/entry"};

FLYWHEEL_HD inline std::uint32_t threshold_of(double probability) {
  return static_cast<std::uint32_t>(to_integer<std::uint32_t>(probability * 0x1p31).value);
}

/// Writes a newcomer into a slot and returns the balance that it brings.
FLYWHEEL_HD inline std::uint64_t enter(ProviderColumns const& providers, ProviderRules const& rules, std::uint32_t row,
                                       std::uint32_t entity, std::uint32_t ordinal) {
  Draws draws{rules.seed, entity, ordinal, entry_stream};
  double const price = LogNormal{0.0, rules.price_log_sd}(draws)*1e6;
  UniformInteger const capacity{rules.capacity_high - rules.capacity_low + 1};
  providers.price_micro[row] = to_integer<std::uint32_t>(price < 1.0 ? 1.0 : price > 0x1p30 ? 0x1p30 : price).value;
  providers.capacity[row] = static_cast<std::uint8_t>(rules.capacity_low + capacity(draws));
  providers.uptime_threshold[row] = threshold_of(UniformReal{rules.uptime_low, rules.uptime_high}(draws));
  providers.cost_micro[row] =
      to_integer<std::uint32_t>(UniformReal{rules.cost_low_micro, rules.cost_high_micro}(draws)).value;
  providers.balance_micro[row] = rules.entry_balance_micro;
  return rules.entry_balance_micro;
}

}  // namespace flywheel::domain::provider_market
