#pragma once

#include <cstdint>
#include <optional>

#include "sim/scenario/spec.hpp"

namespace flywheel::economy::bittensor {

/// Traders who look at a subnet's price alone: domain::Speculation.
struct SpeculatorsSpec {
  double reversion, momentum, noise;
  std::uint32_t memory_trades;
};

/// Who buys and sells alpha.
struct TradersSpec {
  std::int64_t every_ms;
  double miners_sell, validators_sell, nominators_sell, owner_sells, departed_sell;
  double buyers_spend;
  double appeal_log_sd;
  double delegation_speed;
  std::optional<SpeculatorsSpec> speculators;
};

void declare_fields(scenario::Fields& fields, SpeculatorsSpec& spec);
void declare_fields(scenario::Fields& fields, TradersSpec& spec);

}  // namespace flywheel::economy::bittensor
