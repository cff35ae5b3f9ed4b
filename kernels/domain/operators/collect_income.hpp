#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

struct CollectIncome {
  RentalDevices devices;  // a segment a domain
  DeviceStakes stakes;
  OperatorColumns operators;
  DeviceTerms const* terms;  // [domains]
  TimeMs period_ms;          // since the last collection
  std::uint32_t domains_per_world;
};

/// What moved from device rows to their owners in one domain. Changes are summed where the columns are written.
struct CollectedIncome {
  std::uint64_t rewards;        // flow: block rewards to operators' tokens
  std::uint64_t co_staking;     // flow: block rewards to co-stakers
  std::uint64_t hire_income;    // flow: hire payments to operators' cash
  std::uint64_t token_payouts;  // flow: hire payments that buy tokens for their owners
  std::int64_t accrued_change;
  std::int64_t earned_change;
  std::int64_t tokens_change;
  std::int64_t cash_change;
  std::uint64_t own_stake_missing;  // what rows lack of their minimum, the owners' part
  std::uint64_t co_stake_missing;   // and the part that token holders fund

  FLYWHEEL_HD void merge(CollectedIncome const& other) {
    rewards += other.rewards;
    co_staking += other.co_staking;
    hire_income += other.hire_income;
    token_payouts += other.token_payouts;
    accrued_change += other.accrued_change;
    earned_change += other.earned_change;
    tokens_change += other.tokens_change;
    cash_change += other.cash_change;
    own_stake_missing += other.own_stake_missing;
    co_stake_missing += other.co_stake_missing;
  }
};

/// Hands every device's accrued rewards and hire payments to its owner and books the period's running cost to him.
///     running cost  = rate x processors x period, for a device that is up, in the share that its disguise really costs
///     self-hire fee = share of ask x processors x period, for a self-hired device that is up
///     missing       = minimum stake - staked, of rows that are up or down and whose owner stays;
///                     holders' part floor(missing x co_staked_ppm / 10^6), the rest the owners'
/// A banned row keeps what it has accrued and earned: it is confiscated or given back when the appeal ends. Co-stakers'
/// part of rewards is exchange::CoStaking's. Payments to devices that are paid in the token are not handed over as cash
/// but noted for the purchase of tokens. Owners' device counts are made anew.
/// Shape   totals [domains], overwritten. Domain  operators.rows visits every world that devices.rows visits.
///         cost or ask per GPU-hour x processors x period < 2^63.
/// Errors  none: every quotient is floored.
template <class Backend>
void collect_income(Backend const& on, CollectIncome const& args, CollectedIncome* totals);

}  // namespace flywheel::domain
