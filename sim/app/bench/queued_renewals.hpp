#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/event_queue.hpp"

namespace flywheel::app::bench {

/// Rows that each repeat an event after exponential waits, in domains of 1,000 whose events happen in exact order.
class QueuedRenewals {
 public:
  static constexpr std::uint32_t rows_of_domain = 1'000;

  QueuedRenewals(std::uint32_t rows, double mean_wait_ms);

  /// Lets every event before a time happen, domain by domain. Returns how many did.
  std::uint64_t advance(TimeMs until_ms);

 private:
  [[nodiscard]] EventQueue queue_of(std::uint32_t domain);
  [[nodiscard]] TimeMs wait_ms(std::uint32_t row);

  double mean_wait_ms_;
  std::vector<PlannedEvent> heap_;     // [rows]
  std::vector<std::uint32_t> place_;   // [rows]
  std::vector<std::uint32_t> events_;  // [rows] planned so far
  std::vector<std::uint32_t> size_;    // [domains]
};

}  // namespace flywheel::app::bench
