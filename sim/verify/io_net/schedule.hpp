#pragma once

#include "kernels/emission/geometric_monthly_emission.hpp"

namespace flywheel::verify::io_net {

inline constexpr std::uint64_t base_units_per_token = 100'000'000;

/// io.net, page "IO Tokenomics": 8 % a year on 500 million IO, 1.02 % less each month, for 20 years.
[[nodiscard]] inline emission::EmissionSchedule const& schedule() {
  static auto const table = emission::schedule_of({.base_units = 500'000'000 * base_units_per_token,
                                                   .rate_per_year = {8, 100},
                                                   .decline_per_month = {102, 10'000},
                                                   .months = 240,
                                                   .blocks_per_month = 730});
  return table;
}

}  // namespace flywheel::verify::io_net
