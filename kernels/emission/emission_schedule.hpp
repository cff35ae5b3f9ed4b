#pragma once

#include <array>
#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::emission {

/// Tokens minted by one block when every month has its own budget, shared evenly among its blocks.
///     mint(h) = floor(month(k) / blocks_per_month),   k = floor(h / blocks_per_month)
/// What a month's floor leaves over is never minted.
/// Shape   scalar -> scalar. The table is 4 KiB: a column of schedules over networks, not an argument by value.
/// Units   height [block since the first reward] -> mint [base unit per block].
/// Domain  every height; past the last month nothing is minted.
/// Errors  none. The reader of scenarios rejects 0 blocks a month and more months than the table holds.
/// Source  io.net, page "IO Tokenomics": paid hourly. 730 hours a month is assumed.
struct EmissionSchedule {
  static constexpr std::uint32_t most_months = 480;

  std::array<std::uint64_t, most_months> month_base_units;
  std::uint32_t months;            // of the table, used
  std::uint32_t blocks_per_month;  // > 0

  /// A month's budget; month 0 is the first.
  FLYWHEEL_HD constexpr std::uint64_t of_month(std::uint64_t month) const {
    return month < months ? month_base_units[month] : 0;
  }

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t height_blocks) const {
    return of_month(height_blocks / blocks_per_month) / blocks_per_month;
  }

  /// Sum of the budgets of the first `count` months.
  FLYWHEEL_HD constexpr std::uint64_t of_first_months(std::uint64_t count) const {
    std::uint64_t sum = 0;
    for (std::uint64_t month = 0; month < count && month < months; ++month) sum += month_base_units[month];
    return sum;
  }
};

}  // namespace flywheel::emission
