#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/domain/gpu_rental/totals.hpp"
#include "kernels/domain/operators/nominate_devices.hpp"
#include "kernels/domain/operators/settle_operators.hpp"
#include "kernels/domain/operators/tend_devices.hpp"
#include "kernels/exchange/heterogeneous_traders.hpp"
#include "kernels/exchange/incentive_engine.hpp"

namespace flywheel::economy::io_net {

inline constexpr std::uint32_t most_cheater_groups = 64;
inline constexpr std::uint32_t most_unlocks = 32;

/// What grows since the start, for differences between two moments. USD for `_usd`.
struct EverSums {
  double emission_usd;              // minted tokens at the price of their block
  std::uint64_t paid_by_customers;  // micro-USD: prepaid less refunded
  std::uint64_t fees;               // micro-USD
  double running_cost_usd;
  double hire_income_usd;
};

/// What is one number a world: the token's market, the calendar of emission, who may still come. A saved host row.
/// Units   USD per token for `_usd`, micro-USD, base units of the token, ms since the start.
struct NetworkRow {
  // Blocks
  std::uint64_t blocks;
  std::uint64_t minted_by_blocks_base_units;
  std::uint64_t last_block_base_units;

  // Token market
  double price_usd;
  double reference_usd;  // outside the network's own market; 0 where there is none
  double shock_factor;   // what shocks have made of the outside price, or of what traders believe in
  double fundamental_usd;
  double fundamentalist_fraction;
  exchange::TraderState traders;
  std::uint64_t fees_at_last_trade;                  // EverSums::fees then
  std::uint64_t paid_at_last_trade;                  // EverSums::paid_by_customers then
  std::uint64_t operators_to_sell_base_units;        // decided for the next trade
  std::uint64_t holders_to_sell_base_units;          // of what unlocked since the last trade
  std::uint64_t sold_base_units, bought_base_units;  // in the last trade, all parties together

  // Incentive engine
  exchange::IncentiveVaults vaults;
  exchange::IncentiveOutcome engine;  // of its last epoch
  std::uint64_t engine_due_micro_usd;
  std::uint64_t engine_fees_at_last_epoch;
  std::uint64_t engine_blocks_at_last_epoch;
  std::uint64_t burn_budget_micro_usd;  // decided by the engine, not yet spent
  std::uint64_t engine_runs;            // 1 once its vaults are filled

  // People
  std::uint32_t next_device_id;
  std::uint32_t next_customer_id;
  std::uint32_t operators_entered;  // honest ones
  std::uint32_t customers_entered;
  std::uint32_t cheaters_entered[most_cheater_groups];
  std::uint64_t cheating_pays;       // bit g: it does for group g, when last reckoned
  double demand_factor;              // what shocks have made of demand
  double log_demand_level;           // what latent growth has made of it
  double reward_usd_per_day;         // of the last settlement, all devices together
  double log_reward_change;          // from the settlement before
  domain::OperatorTotals operators;  // of the last settlement
  std::uint64_t operators_left;

  // Unlocks
  std::uint64_t unlocked_base_units[most_unlocks];

  // Self-sustaining
  std::uint64_t covered_epochs;
  TimeMs self_sustaining_ms;  // never_ms until it is
  double worst_coverage;      // hire income per running cost in the class that covers least

  EverSums ever;
  EverSums at_sample;  // when the last sample was taken
};

/// What is one number a device class of a world. A saved host row.
struct ClassRow {
  double posted_micro_usd;     // price of a GPU-hour that asks are drawn around
  double reference_micro_usd;  // what customers are used to
  double price_factor;         // of orders, today
  double mean_ask_micro_usd;
  domain::RentalTotals ever;
  domain::RentalTotals at_sample;
  domain::NominationTotals block;  // of the last one
  domain::NominationTotals ever_blocks;
  domain::TendTotals day;                             // of the last settlement
  std::uint64_t own_stake_missing, co_stake_missing;  // when income was last collected
  std::uint64_t wants_stakes;                         // 1: they pay, when last reckoned
  std::uint64_t rewards_of_day;                       // base units, co-stakers' part included
  std::uint64_t hire_income_of_day;                   // micro-USD, net of fees
  std::uint64_t ever_burned_honest;                   // base units that honest devices lost
  std::uint64_t ever_hire_income;                     // micro-USD, net of fees
};

}  // namespace flywheel::economy::io_net
