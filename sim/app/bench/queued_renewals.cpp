#include "sim/app/bench/queued_renewals.hpp"

#include "kernels/base/checked.hpp"
#include "kernels/base/distributions.hpp"

namespace flywheel::app::bench {

QueuedRenewals::QueuedRenewals(std::uint32_t rows, double mean_wait_ms)
    : mean_wait_ms_{mean_wait_ms}, heap_(rows), place_(rows), events_(rows), size_(rows / rows_of_domain) {
  for (std::uint32_t domain = 0; domain < size_.size(); ++domain) {
    auto queue = queue_of(domain);
    for (std::uint32_t row = 0; row < rows_of_domain; ++row) {
      queue.plan(EventKey::of(0, row), wait_ms(domain * rows_of_domain + row));
    }
  }
}

std::uint64_t QueuedRenewals::advance(TimeMs until_ms) {
  std::uint64_t happened = 0;
  for (std::uint32_t domain = 0; domain < size_.size(); ++domain) {
    auto queue = queue_of(domain);
    for (; queue.has_event_before(until_ms); ++happened) {
      auto const event = queue.least();
      queue.plan(event.key, event.time_ms + wait_ms(domain * rows_of_domain + event.key.row()));
    }
  }
  return happened;
}

EventQueue QueuedRenewals::queue_of(std::uint32_t domain) {
  EventQueue queue{};
  queue.heap = heap_.data() + std::size_t{domain} * rows_of_domain;
  queue.place[0] = place_.data() + std::size_t{domain} * rows_of_domain;
  queue.size = &size_[domain];
  return queue;
}

TimeMs QueuedRenewals::wait_ms(std::uint32_t row) {
  constexpr Stream stream{"bench/queued_renewals"};
  Draws draws{1, row, events_[row]++, stream};
  return to_integer<TimeMs>(Exponential{mean_wait_ms_}(draws)).value + 1;
}

}  // namespace flywheel::app::bench
