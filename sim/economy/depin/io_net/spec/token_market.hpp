#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/scenario/fields.hpp"

namespace flywheel::economy::io_net {

/// Brock and Hommes (1998): fundamentalists and trend followers, as exchange::HeterogeneousTraders states them.
struct TradersSpec {
  std::uint64_t cash_micro_usd;
  std::uint64_t holdings_base_units;
  double traders;
  double fundamental_usd;  // the price that fundamentalists believe in, apart from revenue
  double revenue_weight;   // how much of the belief follows revenue instead
  double revenue_multiple;
  double required_return_per_day;
  double trend;
  double intensity_of_choice;
  double memory;
  double information_cost_usd_per_day;
  double risk_aversion_times_variance;
};

struct ConstantMarketSpec {
  double price_usd;
};

/// Quotes from a file, the last one held until the next.
struct SeriesMarketSpec {
  std::string file;
  std::int64_t longest_gap_ms;
};

/// Geometric Brownian motion with jumps (Merton 1976).
struct DiffusionMarketSpec {
  double price_usd;
  double drift_per_year;
  double volatility_per_sqrt_year;
  double jumps_per_year;
  double jump_log_mean;
  double jump_log_sd;
};

/// A price that this network's own order flow does not move.
using ReferenceSpec = std::variant<ConstantMarketSpec, SeriesMarketSpec, DiffusionMarketSpec>;

/// How the orders of one settlement meet the pool: netted into one swap, or one after another.
enum class PoolSettlement { netted, sequential };

/// A constant-product pool that all order flow goes through.
struct PoolMarketSpec {
  double price_usd;
  std::uint64_t liquidity_micro_usd;  // the pool's USD side; the token side follows from the price
  std::uint32_t fee_ppm;
  PoolSettlement settlement;
  std::optional<TradersSpec> traders;
  std::optional<ReferenceSpec> reference;  // arbitrage keeps the pool within its fee of this price
};

/// No market: tokens cannot be traded, but their owners believe them to be worth something.
struct BeliefMarketSpec {
  double price_usd;
};

using TokenMarketSpec =
    std::variant<PoolMarketSpec, ConstantMarketSpec, SeriesMarketSpec, DiffusionMarketSpec, BeliefMarketSpec>;

/// Tokens of the genesis supply that unlock over time; holders sell a part of them.
struct UnlockSpec {
  std::string name;
  std::uint32_t share_of_genesis_ppm;
  std::uint32_t first_month;
  std::uint32_t parts;
  std::uint32_t sold_ppm;
};

void declare_token_market(scenario::Fields& fields, TokenMarketSpec& spec, std::string const& symbol, int decimals);
void declare_fields(scenario::Fields& fields, UnlockSpec& spec);

}  // namespace flywheel::economy::io_net
