#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/scenario/fields.hpp"

namespace flywheel::economy::io_net {

/// Brock and Hommes (1998): fundamentalists and trend followers.
struct TradersSpec {
  std::uint64_t cash_micro_usd;
  std::uint64_t holdings_base_units;
  double fundamental_usd;          // the price that fundamentalists believe in at the start
  double fundamental_yield_share;  // a part of the belief that follows revenue: revenue multiple x share
  double reversion;                // share of the gap that fundamentalists expect to close in a day
  double trend;                    // share of the last change that trend followers expect to go on
  double intensity_of_choice;
  double fundamentalist_cost;
  double trade_share_per_day;  // of what traders hold, at most
};

/// A constant-product pool that all order flow goes through.
struct PoolMarketSpec {
  double price_usd;
  std::uint64_t liquidity_micro_usd;  // the pool's USD side; the token side follows from the price
  std::uint32_t fee_ppm;
  std::vector<TradersSpec> traders;
};

struct ConstantMarketSpec {
  double price_usd;
};

struct SeriesMarketSpec {
  std::string file;
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

using TokenMarketSpec = std::variant<PoolMarketSpec, ConstantMarketSpec, SeriesMarketSpec, DiffusionMarketSpec>;

/// Tokens of the genesis supply that unlock over time; holders sell a part of them.
struct UnlockSpec {
  std::string name;
  double share_of_genesis;
  std::uint32_t first_month;
  std::uint32_t parts;
  double sold_share;
};

void declare_token_market(scenario::Fields& fields, TokenMarketSpec& spec, std::string const& symbol, int decimals);
void declare_fields(scenario::Fields& fields, UnlockSpec& spec);

}  // namespace flywheel::economy::io_net
