#pragma once

#include <string>
#include <vector>

#include "sim/output/summary.hpp"
#include "sim/study/recorded_run.hpp"

namespace flywheel::study {

/// "1,234", "0.9487", "1.2e-09"; "none" where there is no value (NaN). Five significant digits, whole numbers in full.
std::string number_text(double value);

/// What one economy came to, a row a finding.
struct EconomySummary {
  std::string economy;
  std::vector<output::SummaryRow> rows;
};

/// What the economies of a run came to. One world gives its values; of several, those that did not fail give
///     mean ± standard deviation     (sample, n - 1)
/// and how many of them have a value where it is not all. Worlds under other rules may have findings of their own.
std::vector<EconomySummary> summaries_of(RunOutcome const& outcome);

/// The same as one list; with several economies each row says whose it is.
std::vector<output::SummaryRow> summary_of(RunOutcome const& outcome);

}  // namespace flywheel::study
