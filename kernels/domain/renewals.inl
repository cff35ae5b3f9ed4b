#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/renewals.hpp"

namespace flywheel::domain {
namespace {

constexpr Stream renewal_stream{"renewals/wait"};

struct NextWait {
  RenewalColumns columns;
  RenewalRules const& rules;
  std::uint32_t base;  // the segment's first row: a row's place after it is its entity

  FLYWHEEL_HD TimeMs operator()(std::uint32_t row) const {
    Draws draws{rules.seed, row - base, columns.events[row]++, renewal_stream};
    return to_integer<TimeMs>(Exponential{rules.mean_wait_ms}(draws)).value + 1;
  }
};

struct PlanFirst {
  RenewalColumns columns;
  RenewalRules const* rules;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile) const {
    columns.due.plan_all(tile, NextWait{columns, rules[tile.segment], columns.due.rows.first(tile.segment)});
  }
};

struct AdvanceRows {
  RenewalColumns columns;
  RenewalRules const* rules;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, RenewalTotals& totals) const {
    NextWait const wait{columns, rules[tile.segment], columns.due.rows.first(tile.segment)};
    columns.due.visit(
        tile, rules[tile.segment].until_ms, [&](std::uint32_t row) { FLYWHEEL_PREFETCH(columns.events + row); },
        [&](std::uint32_t row, TimeMs now_ms) {
          totals.events += 1;
          return now_ms + wait(row);
        });
  }
};

}  // namespace

template <class Backend>
void plan_renewals(Backend const& on, RenewalColumns const& columns, RenewalRules const* rules) {
  OpWatch const watch{on, "plan_renewals"};
  for_each_tile(on, columns.due.rows, PlanFirst{columns, rules});
}

template <class Backend>
void advance_renewals(Backend const& on, RenewalColumns const& columns, RenewalRules const* rules,
                      RenewalTotals* totals) {
  OpWatch const watch{on, "advance_renewals"};
  fold_tiles(on, columns.due.rows, AdvanceRows{columns, rules}, totals);
}

}  // namespace flywheel::domain
