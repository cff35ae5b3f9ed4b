#pragma once

#include <cstdint>

#include "kernels/emission/emission_schedule.hpp"

namespace flywheel::emission {

/// An exact fraction in [0, 1]: 1.02 % is {102, 10000}.
struct ExactShare {
  std::uint64_t numerator;
  std::uint64_t denominator;  // > 0
};

/// Monthly budgets that fall by a fixed share from month to month.
///     month(k) = floor(base x rate / 12 x (1 - decline)^k),   k = 0, 1, ...; exact rationals, one floor
/// Units   base units; rate a year; decline a month.
/// Domain  months <= 480, blocks_per_month > 0, shares in [0, 1] with denominators of 1 to 2^60.
/// Errors  std::invalid_argument names the parameter that is out of its domain.
/// Source  io.net, page "IO Tokenomics", in words; this reading, rule R1, is assumed: it alone meets both the published
///         300 million IO over 20 years and the amount emitted by June 2026.
struct GeometricMonthlyEmission {
  std::uint64_t base_units;
  ExactShare rate_per_year;
  ExactShare decline_per_month;
  std::uint32_t months = 240;
  std::uint32_t blocks_per_month = 730;  // assumed: hours of a month
};

/// The table that blocks read. Host only: big integers decide every floor exactly.
[[nodiscard]] EmissionSchedule schedule_of(GeometricMonthlyEmission const& rule);

}  // namespace flywheel::emission
