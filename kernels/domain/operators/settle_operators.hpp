#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"
#include "kernels/domain/operators/operator_rules.hpp"

namespace flywheel::domain {

/// What the operators of one world paid and who gave up. The change is summed where the column is written.
struct OperatorTotals {
  std::uint64_t running_costs;   // flow: operators' cash to outside
  std::uint64_t self_hire_fees;  // flow: operators' cash to the treasury
  std::uint64_t own_money;       // flow: outside to operators' cash, where cash does not cover costs
  std::int64_t cash_change;
  std::uint64_t hire_income;       // of the period, whether paid in dollars or in the token
  std::uint64_t active;            // through the period; those who decided to leave are among them
  std::uint64_t leaving;           // decided to leave in this period
  std::uint64_t cheaters;          // of the active
  std::uint64_t covered_by_hires;  // of the active: had hire income, and it alone covers the period's costs
  std::uint64_t paid_back;         // of all who ever entered: income has at some time covered costs and investment
  std::uint64_t payback_sum_ms;    // of those: from entry until then

  FLYWHEEL_HD void merge(OperatorTotals const& other) {
    running_costs += other.running_costs;
    self_hire_fees += other.self_hire_fees;
    own_money += other.own_money;
    cash_change += other.cash_change;
    hire_income += other.hire_income;
    active += other.active;
    leaving += other.leaving;
    cheaters += other.cheaters;
    covered_by_hires += other.covered_by_hires;
    paid_back += other.paid_back;
    payback_sum_ms += other.payback_sum_ms;
  }
};

/// The margin that an operator looks at. No costs: 0 without income, else the largest; never beyond +-the largest.
///     m = (income - costs) / costs
inline constexpr double largest_margin = 1e6;
FLYWHEEL_HD inline double operator_margin(std::uint64_t income_micro_usd, std::uint64_t costs_micro_usd) {
  if (costs_micro_usd == 0) return income_micro_usd == 0 ? 0.0 : largest_margin;
  auto const costs = static_cast<double>(costs_micro_usd);
  double const margin = (static_cast<double>(income_micro_usd) - costs) / costs;
  return margin < largest_margin ? margin : largest_margin;
}

/// Every operator pays the period's costs, from own money where cash does not suffice, looks at the margin and stays or
/// leaves; then the period's sums start again at zero.
///     costs  = running cost + self-hire fees,   income = hire income + rewards at price_usd, floored
///     leaves = strategy gives up, or population::ExitHazard over the part of the period since entry
///     gone   = was leaving before, and no device row was left at the last count
///     paid back when ever_earned >= invested + ever_spent, for the first time
/// The draw is (seed, the operator's place in its world, now / period, "operators/exit").
/// Shape   rules, now_ms [worlds]; totals [worlds], overwritten. Domain  now_ms > 0; money sums < 2^63.
/// Errors  none: a reward worth more than 2^64 micro-USD is clamped.
/// Source  reference behaviour 10 (exit), 15 (payback, marginal provider).
template <class Backend>
void settle_operators(Backend const& on, OperatorColumns const& operators, OperatorRules const* rules,
                      TimeMs const* now_ms, OperatorTotals* totals);

}  // namespace flywheel::domain
