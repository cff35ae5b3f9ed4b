#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/population/exit_hazard.hpp"
#include "kernels/population/reward_selling.hpp"

namespace flywheel::domain {

/// How the operators of one world decide. A column over worlds.
struct OperatorRules {
  std::uint64_t seed;
  population::RewardSelling selling;
  population::ExitHazard exit;
  double price_usd;  // of a token, when they decide
  double base_units_per_token;
  TimeMs period_ms;                     // > 0, between two settlements
  std::uint64_t leaving_strategies[4];  // bit s: operators of strategy s give up, for s < 256

  FLYWHEEL_HD double micro_usd_per_base_unit() const { return price_usd * 1e6 / base_units_per_token; }
  FLYWHEEL_HD bool gives_up(std::uint8_t strategy) const {
    return (leaving_strategies[strategy >> 6] >> (strategy & 63) & 1) != 0;
  }
};

}  // namespace flywheel::domain
