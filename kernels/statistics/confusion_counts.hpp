#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::statistics {

/// How well flags meet the guilty. Rates are 0 where nobody could be one.
struct ConfusionCounts {
  std::uint64_t true_positives;
  std::uint64_t false_positives;
  std::uint64_t true_negatives;
  std::uint64_t false_negatives;

  FLYWHEEL_HD void merge(ConfusionCounts const& other) {
    true_positives += other.true_positives;
    false_positives += other.false_positives;
    true_negatives += other.true_negatives;
    false_negatives += other.false_negatives;
  }

  /// The share of the guilty who are flagged, of the innocent who are, and of the flagged who are guilty.
  FLYWHEEL_HD double true_positive_rate() const { return part(true_positives, false_negatives); }
  FLYWHEEL_HD double false_positive_rate() const { return part(false_positives, true_negatives); }
  FLYWHEEL_HD double precision() const { return part(true_positives, false_positives); }

 private:
  FLYWHEEL_HD static double part(std::uint64_t some, std::uint64_t rest) {
    return some == 0 ? 0.0 : static_cast<double>(some) / static_cast<double>(some + rest);
  }
};

/// Counts the live rows of every segment by whether they are flagged and whether they are guilty.
/// Shape   flags, guilty, counted [rows] -> counts [segments]. Domain  anything but 0 is yes; counted: rows that take
///         part, null for all.
template <class Backend>
void confusion_counts(Backend const& on, Segments const& rows, std::uint8_t const* flags, std::uint8_t const* guilty,
                      std::uint8_t const* counted, ConfusionCounts* counts);

}  // namespace flywheel::statistics
