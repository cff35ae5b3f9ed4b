#pragma once

#include <optional>

#include "sim/study/summary.hpp"

namespace flywheel::study {

/// Economies of one scenario that found the same things.
struct SideBySide {
  std::vector<output::SummaryRow> shared;  // what is the same for all of them
  output::SummaryGrid grid;                // a line an economy, a column a finding in which they differ
  std::vector<output::SummaryRow> legend;  // what the columns mean
};

/// Three economies or more are set side by side where the findings of each begin those of the one that has most.
/// Empty where they do not, where none differ, and where a line would be longer than 120 characters.
std::optional<SideBySide> side_by_side(std::vector<EconomySummary> const& economies);

/// What a run came to as people read it: side by side where that can be, else finding by finding.
std::string summary_text(RunOutcome const& outcome, output::Colour colour);

}  // namespace flywheel::study
