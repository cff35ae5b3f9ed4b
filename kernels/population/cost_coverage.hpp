#pragma once

#include <cstdint>

#include "kernels/base/portable_math.hpp"

namespace flywheel::population {

/// A day of a device class as its hires see it.
struct HireDay {
  std::uint64_t up_processors;
  std::uint64_t income_micro_usd;              // of hires, net of fees
  std::uint64_t micro_usd_per_processor_hour;  // what running costs
};

/// Whether hires alone cover the running costs of the marginal device class.
///     coverage = income / (24 c up);   worst: the least over classes with a hundredth of all processors that are up
///     a network is self-sustaining once the worst coverage was >= 1 for 12 settlements in a row
/// Shape   classes [n] -> ratio, not a number where no class counts. Units   as of HireDay; one settlement a day.
/// Domain  a class without costs does not count. Errors  none.
/// Source  flywheel ignition as reference behaviour 9 has it; the hundredth and the 12 settlements are assumed.
struct CostCoverage {
  std::uint64_t settlements_needed = 12;

  FLYWHEEL_HD static constexpr double worst(HireDay const* classes, std::uint32_t count) {
    std::uint64_t processors = 0;
    for (std::uint32_t i = 0; i < count; ++i) processors += classes[i].up_processors;
    double least = portable::not_a_number();
    for (std::uint32_t i = 0; i < count; ++i) {
      auto const& day = classes[i];
      double const cost =
          static_cast<double>(day.up_processors) * static_cast<double>(day.micro_usd_per_processor_hour) * 24.0;
      if (100 * day.up_processors < processors || !(cost > 0)) continue;
      double const coverage = static_cast<double>(day.income_micro_usd) / cost;
      if (!(coverage >= least)) least = coverage;
    }
    return least;
  }

  /// Settlements in a row that were covered, this one included.
  FLYWHEEL_HD static constexpr std::uint64_t next_in_a_row(std::uint64_t in_a_row, double worst_coverage) {
    return worst_coverage >= 1.0 ? in_a_row + 1 : 0;
  }

  FLYWHEEL_HD constexpr bool is_sustained(std::uint64_t in_a_row) const { return in_a_row >= settlements_needed; }
};

}  // namespace flywheel::population
