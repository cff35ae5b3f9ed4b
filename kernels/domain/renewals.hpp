#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/due_rows.hpp"

namespace flywheel::domain {

/// The law of one population and its next window. A column over segments.
struct RenewalRules {
  std::uint64_t seed;  // of the world
  double mean_wait_ms;
  TimeMs until_ms;  // events before it happen
};

/// Rows that each repeat an event of their own: machines that fail, visitors who return. They meet nobody.
struct RenewalColumns {
  DueRows due;
  std::uint32_t* events;  // [rows] planned so far
};

/// How many events happened in a window.
struct RenewalTotals {
  std::uint64_t events;

  FLYWHEEL_HD void merge(RenewalTotals const& other) { events += other.events; }
};

/// Plans the first event of every live row, from time 0.
template <class Backend>
void plan_renewals(Backend const& on, RenewalColumns const& columns, RenewalRules const* rules);

/// Lets every event before a segment's until_ms happen:
///     wait = floor(mean x Exp(1)) + 1
/// Shape   rules, totals [segments]. Units   ms; a wait is at least 1 ms, so that time goes on.
/// Domain  mean_wait_ms from 0 to 2^50. Errors  none.
/// Source  a renewal process with exponential waits, which is Poisson: Cox, "Renewal Theory", 1962.
template <class Backend>
void advance_renewals(Backend const& on, RenewalColumns const& columns, RenewalRules const* rules,
                      RenewalTotals* totals);

}  // namespace flywheel::domain
