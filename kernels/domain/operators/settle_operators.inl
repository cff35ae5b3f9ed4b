#include "kernels/base/checked.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/operators/settle_operators.hpp"

namespace flywheel::domain {
namespace {

/// What one operator's period came to.
struct OperatorPeriod {
  std::uint64_t costs;
  std::uint64_t income;
};

/// A chance to leave that no operator's exceeds, so that few have to work out their own. Margins are at least -1, and
/// where the hazard falls with age (k <= 1) no period beats the first, for (a + d)^k - a^k <= d^k. The excess is far
/// above what rounding can do.
FLYWHEEL_HD inline double highest_chance(OperatorRules const& rule) {
  auto exit = rule.exit;
  if (exit.age_shape > 1.0 || exit.margin_sensitivity < 0.0) return 1.0;
  exit.lock_in_ms = 0;
  return 1.000001 * exit.probability(-1.0, 0, rule.period_ms);
}

struct SettleRows {
  OperatorColumns operators;
  OperatorRules const* rules;
  TimeMs const* now_ms;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, OperatorTotals& totals) const {
    auto const& rule = rules[tile.segment];
    std::uint32_t const base = operators.rows.first(tile.segment);
    TimeMs const now = now_ms[tile.segment];
    double const highest = highest_chance(rule);
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      auto const state = static_cast<OperatorState>(operators.state[row]);
      if (state == OperatorState::active || state == OperatorState::leaving) {
        auto const period = pay(rule, row, totals);
        note_payback(row, period, now);
        if (state == OperatorState::leaving) {
          if (operators.devices[row] == 0) set_state(row, OperatorState::gone);
        } else {
          count_active(row, period, totals);
          if (leaves(rule, highest, row, row - base, period, now)) {
            set_state(row, OperatorState::leaving);
            totals.leaving += 1;
          }
        }
        start_again(row);
      }
      count_payback(state, row, totals);
    }
  }

  FLYWHEEL_HD void set_state(std::uint32_t row, OperatorState next) const {
    operators.state[row] = static_cast<std::uint8_t>(next);
  }

  /// Costs leave cash; what cash lacks comes from outside.
  FLYWHEEL_HD OperatorPeriod pay(OperatorRules const& rule, std::uint32_t row, OperatorTotals& totals) const {
    std::uint64_t const running = operators.running_cost_micro_usd[row];
    std::uint64_t const fees = operators.self_hire_fees_micro_usd[row];
    std::uint64_t const hires = operators.hire_income_micro_usd[row];
    std::uint64_t const before = operators.cash_micro_usd[row];
    std::uint64_t const own = saturating_subtract(running + fees, before);
    std::uint64_t const after = before + own - running - fees;
    operators.cash_micro_usd[row] = after;
    totals.running_costs += running;
    totals.self_hire_fees += fees;
    totals.own_money += own;
    totals.cash_change += static_cast<std::int64_t>(after - before);
    totals.hire_income += hires;
    double const worth = static_cast<double>(operators.rewards_base_units[row]) * rule.micro_usd_per_base_unit();
    return {running + fees, saturating_add(hires, to_integer<std::uint64_t>(worth).value)};
  }

  FLYWHEEL_HD void note_payback(std::uint32_t row, OperatorPeriod const& period, TimeMs now) const {
    std::uint64_t const earned = saturating_add(operators.ever_earned_micro_usd[row], period.income);
    std::uint64_t const spent = operators.ever_spent_micro_usd[row] + period.costs;
    operators.ever_earned_micro_usd[row] = earned;
    operators.ever_spent_micro_usd[row] = spent;
    if (operators.paid_back_ms[row] != 0 || earned < operators.invested_micro_usd[row] + spent) return;
    operators.paid_back_ms[row] = now;
  }

  FLYWHEEL_HD void count_active(std::uint32_t row, OperatorPeriod const& period, OperatorTotals& totals) const {
    std::uint64_t const hires = operators.hire_income_micro_usd[row];
    totals.active += 1;
    totals.cheaters += operators.strategy[row] != 0 ? 1 : 0;
    totals.covered_by_hires += hires > 0 && hires >= period.costs ? 1 : 0;
  }

  FLYWHEEL_HD void count_payback(OperatorState state, std::uint32_t row, OperatorTotals& totals) const {
    if (state == OperatorState::absent || operators.paid_back_ms[row] == 0) return;
    totals.paid_back += 1;
    totals.payback_sum_ms += static_cast<std::uint64_t>(operators.paid_back_ms[row] - operators.entered_ms[row]);
  }

  /// The hazard of the period that ends now, or of the part of it since entry, so that every age counts once.
  FLYWHEEL_HD bool leaves(OperatorRules const& rule, double highest, std::uint32_t row, std::uint32_t place,
                          OperatorPeriod const& period, TimeMs now) const {
    if (rule.gives_up(operators.strategy[row])) return true;
    Draws draws{rule.seed, place, static_cast<std::uint32_t>(now / rule.period_ms), Stream{"operators/exit"}};
    Draws same = draws;
    if (!Bernoulli{highest}(same)) return false;
    TimeMs const age = now - operators.entered_ms[row];
    TimeMs const watched = age < rule.period_ms ? age : rule.period_ms;
    return rule.exit.leaves(draws, operator_margin(period.income, period.costs), age - watched, watched);
  }

  FLYWHEEL_HD void start_again(std::uint32_t row) const {
    operators.rewards_base_units[row] = 0;
    operators.hire_income_micro_usd[row] = 0;
    operators.token_payouts_micro_usd[row] = 0;
    operators.running_cost_micro_usd[row] = 0;
    operators.self_hire_fees_micro_usd[row] = 0;
  }
};

}  // namespace

template <class Backend>
void settle_operators(Backend const& on, OperatorColumns const& operators, OperatorRules const* rules,
                      TimeMs const* now_ms, OperatorTotals* totals) {
  OpWatch const watch{on, "settle_operators"};
  fold_tiles(on, operators.rows, SettleRows{operators, rules, now_ms}, totals);
}

}  // namespace flywheel::domain
