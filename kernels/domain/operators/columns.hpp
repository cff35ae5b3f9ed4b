#pragma once

#include <cstdint>

#include "kernels/base/ids.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/domain/gpu_rental/columns.hpp"

namespace flywheel::domain {

enum class OperatorState : std::uint8_t { absent, active, leaving, gone };

/// Those who own devices: a segment is a world. A row is never used again, so its place is also its entity.
/// Units   base units of the network's token, micro-USD, ms since the start.
struct OperatorColumns {
  Segments rows;
  std::uint8_t* state;     // OperatorState
  std::uint8_t* strategy;  // 0 honest, else 1 + place in the scenario's list of cheaters
  TimeMs* entered_ms;
  std::uint32_t* devices;  // rows not absent, as last counted: those whose stake is not yet settled are among them

  std::uint64_t* tokens_base_units;  // held, free to sell
  std::uint64_t* cash_micro_usd;     // held

  // Since the last settlement
  std::uint64_t* rewards_base_units;
  std::uint64_t* hire_income_micro_usd;
  std::uint64_t* token_payouts_micro_usd;  // of hire income, what is to be paid in the token
  std::uint64_t* running_cost_micro_usd;
  std::uint64_t* self_hire_fees_micro_usd;
  std::uint64_t* to_sell_base_units;  // decided for the next trade; part of what is held

  // Since entry
  std::uint64_t* ever_rewarded_base_units;
  std::uint64_t* ever_earned_micro_usd;  // hires, and rewards at the price of their day
  std::uint64_t* ever_spent_micro_usd;   // running costs and fees
  std::uint64_t* invested_micro_usd;     // purchase of the devices
  TimeMs* paid_back_ms;                  // when earnings first covered investment and costs; 0 before
};

/// What the supply side holds on a device row beside the columns that hiring needs.
struct DeviceStakes {
  std::uint64_t* staked_base_units;   // this row's stake account
  std::uint64_t* accrued_base_units;  // rewards not yet collected
  std::uint32_t* verified_ppm_hours;  // hours that passed the block's tests since the incentive engine last paid, in
                                      // millionths, weighted by use
};

/// What a device of one domain costs its owner and must stake. A column over domains.
struct DeviceTerms {
  std::uint64_t minimum_stake_base_units_per_processor;  // at multiplier max(1, m)
  std::uint64_t running_cost_micro_usd_per_gpu_hour;
  std::uint64_t purchase_micro_usd_per_gpu;
  std::uint32_t running_cost_ppm_of_disguise[disguises];  // what a disguised row costs, in parts per million of that
  std::uint32_t purchase_ppm_of_disguise[disguises];
  std::uint32_t self_hire_fee_ppm;  // both sides' fees on a bill that its owner pays to himself
  std::uint32_t co_stakers_ppm;     // of rewards, to co-stakers
  std::uint32_t co_staked_ppm;      // of every stake, funded by token holders
};

}  // namespace flywheel::domain
