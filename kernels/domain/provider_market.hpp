#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/platform.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::domain {

/// Work is counted in 2^-20 jobs, so that shares of a demand add up in integers.
inline constexpr std::uint32_t job_fraction_bits = 20;

/// Providers of posted-price work: a segment is one market of one world.
/// Units   micro-tokens for money (token of 6 decimals), jobs a step for capacity.
struct ProviderColumns {
  Segments rows;
  std::uint32_t* price_micro;       // below 2^31
  std::uint32_t* cost_micro;        // a step
  std::uint32_t* uptime_threshold;  // online when (word >> 1) is below it
  std::uint64_t* balance_micro;
  std::uint8_t* capacity;  // jobs a step, at least 1
  std::uint8_t* filled;    // room: capacity where online, else 0; a matching op turns it into jobs served
};

/// Who says how many jobs a provider serves.
enum class Matching : std::uint8_t {
  pro_rata,    // the settlement itself: shares of the demand by weight, in fractions of a job
  one_by_one,  // a matching op between find_online and settle_providers, through the column `filled`
};

/// The laws of one market and this step's values. A column over markets.
struct ProviderRules {
  std::uint64_t seed;  // of the world
  std::uint32_t step;

  // Entrants: price log-normal, the rest uniform
  double price_log_sd;
  double uptime_low, uptime_high;
  double cost_low_micro, cost_high_micro;
  std::uint32_t capacity_low, capacity_high;
  std::uint64_t entry_balance_micro;

  std::uint32_t exit_threshold;       // leaves when (word >> 1) is below it
  std::uint32_t price_step_fraction;  // a price moves by this share of itself a step, in 2^-32
  std::uint32_t fee_ppm;              // of revenue, to the treasury, floored per provider

  Matching matching;

  // Set before the step's settlement
  std::uint64_t emission_each_micro;  // to every provider that is online
  double jobs_per_weight;             // Matching::pro_rata: share of demand of one unit of weight
};

/// What the first pass finds: who is online and what they weigh.
struct OnlineTotals {
  std::uint64_t online;
  std::uint64_t weight;  // sum of round(2^40 / price_micro)

  FLYWHEEL_HD void merge(OnlineTotals const& other) {
    online += other.online;
    weight += other.weight;
  }
};

/// What the settlement pass did. Money in micro-tokens.
///     balance_change = minted + revenue - fees - costs + entered - taken_out
struct SettlementTotals {
  std::uint64_t filled;  // 2^-20 jobs
  std::uint64_t revenue;
  std::uint64_t fees;
  std::uint64_t minted;
  std::uint64_t costs;
  std::uint64_t entered;
  std::uint64_t taken_out;
  std::uint64_t exits;
  std::uint64_t price_sum;
  std::uint64_t balance_sum;
  std::int64_t balance_change;

  FLYWHEEL_HD void merge(SettlementTotals const& other) {
    filled += other.filled;
    revenue += other.revenue;
    fees += other.fees;
    minted += other.minted;
    costs += other.costs;
    entered += other.entered;
    taken_out += other.taken_out;
    exits += other.exits;
    price_sum += other.price_sum;
    balance_sum += other.balance_sum;
    balance_change += other.balance_change;
  }
};

/// Fills every slot of the picked markets with an entrant. rules [markets]; entered [markets] gets their balances.
template <class Backend>
void enter_providers(Backend const& on, ProviderColumns const& providers, ProviderRules const* rules,
                     SettlementTotals* totals);

/// Draws who is online this step: a provider is with probability `uptime`. totals [markets]. Writes the room that jobs
/// find: filled = online ? capacity : 0.
template <class Backend>
void find_online(Backend const& on, ProviderColumns const& providers, ProviderRules const* rules, OnlineTotals* totals);

/// Settles the step of every provider in one pass, after find_online of the same step:
///     filled    = online ? min(capacity, jobs_per_weight x weight) : 0, in 2^-20 jobs; under Matching::one_by_one the
///                 column `filled`
///     balance  += floor(filled x price) - fee + emission_each if online - cost, in this order
///     price    x 1.01 if filled > capacity / 2, else x 0.99 (for a step of 1 %, floored)
///     a provider that cannot pay its cost pays what it has; it, or one drawn by chance, is replaced by an entrant
/// Source  the reference workload PM-1.
template <class Backend>
void settle_providers(Backend const& on, ProviderColumns const& providers, ProviderRules const* rules,
                      SettlementTotals* totals);

}  // namespace flywheel::domain
