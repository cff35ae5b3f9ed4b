#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/exchange/fees.hpp"

namespace flywheel::exchange {

/// How many tokens operators set out to buy for stakes in one settlement.
///     wanted = min(max(0, missing - bought before), floor(share x on offer))
/// Shape   (missing, bought, on offer) -> tokens. Units   base units; share in parts per million.
/// Domain  every amount. Errors  none.
/// Source  that operators do not empty a market in a day: assumed.
struct StakePurchases {
  std::uint32_t most_share_ppm;  // of the tokens on offer

  FLYWHEEL_HD constexpr std::uint64_t wanted(std::uint64_t missing_base_units, std::uint64_t bought_base_units,
                                             std::uint64_t on_offer_base_units) const {
    auto const most = floored_share(on_offer_base_units, most_share_ppm);
    auto const still_missing = saturating_subtract(missing_base_units, bought_base_units);
    return still_missing < most ? still_missing : most;
  }

  /// What the next claimant gets of what is left: first come, first served.
  FLYWHEEL_HD static constexpr std::uint64_t take(std::uint64_t& left_base_units, std::uint64_t missing_base_units) {
    auto const taken = missing_base_units < left_base_units ? missing_base_units : left_base_units;
    left_base_units -= taken;
    return taken;
  }
};

}  // namespace flywheel::exchange
