#pragma once

namespace flywheel::population {

/// Calendar units as scenarios count them: a year has 365 days and a month is a twelfth of it.
inline constexpr double ms_per_hour = 3'600'000.0;
inline constexpr double ms_per_day = 24.0 * ms_per_hour;
inline constexpr double ms_per_month = 730.0 * ms_per_hour;
inline constexpr double ms_per_year = 8'760.0 * ms_per_hour;

}  // namespace flywheel::population
