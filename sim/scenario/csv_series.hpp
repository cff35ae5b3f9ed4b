#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/fault.hpp"
#include "sim/scenario/mark.hpp"

namespace flywheel::scenario {

/// A price over time, as exchange::PriceSeries takes it. Times ascend strictly; both have one element a row of the
/// file.
struct CsvSeries {
  std::vector<std::int64_t> times_ms;  // since the scenario's start; negative before it
  std::vector<double> usd_per_token;   // > 0; the double nearest to the decimal in the file
};

inline constexpr std::int64_t any_gap_ms = std::numeric_limits<std::int64_t>::max();

/// Reads a table of quotes: UTF-8, a header line, then one line a quote; `#` begins a line that only explains.
///
///     # Source: where these prices come from
///     time,usd_per_token
///     2024-06-25T12:00Z,2.20
///     +30 d,1.95
///
/// Units   times as in a scenario: UTC, or after the start; USD per token, a decimal without a unit.
/// Domain  at least one quote, times strictly ascending, no two further apart than `longest_gap_ms`, and the first no
///         later than that after the start. What lies before the start may be as far away as it likes.
/// Errors  adds every fault, up to 20 of them, at its line and column of the file; a file that cannot be read is a
/// fault
///         of the value that names it, at `asked_at`. The series is then not to be used.
CsvSeries read_csv_series(std::string const& path, std::int64_t start_unix_ms, std::int64_t longest_gap_ms,
                          Mark const& asked_at, Faults& faults);

/// The same from text that was read already.
CsvSeries parse_csv_series(std::string_view text, std::shared_ptr<Source const> const& source,
                           std::int64_t start_unix_ms, std::int64_t longest_gap_ms, Faults& faults);

}  // namespace flywheel::scenario
