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
  std::uint64_t rewards;      // flow: block rewards to operators' tokens
  std::uint64_t hire_income;  // flow: hire payments to operators' cash
  std::int64_t accrued_change;
  std::int64_t earned_change;
  std::int64_t tokens_change;
  std::int64_t cash_change;

  FLYWHEEL_HD void merge(CollectedIncome const& other) {
    rewards += other.rewards;
    hire_income += other.hire_income;
    accrued_change += other.accrued_change;
    earned_change += other.earned_change;
    tokens_change += other.tokens_change;
    cash_change += other.cash_change;
  }
};

/// Hands every device's accrued rewards and hire payments to its owner and books the period's running cost to him.
///     running cost = rate x processors x period, for a device that is up, in the share that its disguise really costs
/// A banned row keeps what it has accrued: it is confiscated or given back when the appeal ends.
/// Shape   totals [domains], overwritten. Errors none.
template <class Backend>
void collect_income(Backend const& on, CollectIncome const& args, CollectedIncome* totals);

}  // namespace flywheel::domain
