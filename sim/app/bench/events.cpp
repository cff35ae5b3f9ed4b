#include <vector>

#include "kernels/base/launch.hpp"
#include "kernels/domain/renewals.hpp"
#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/queued_renewals.hpp"
#include "sim/verify/device_column.hpp"

namespace flywheel::app::bench {
namespace {

using verify::DeviceColumn;

constexpr TimeMs window_ms = 1'000;
constexpr double mean_wait_ms = 100'000;  // one row in a hundred is due in a window
constexpr std::uint64_t windows_at_once = 10;

/// Seconds for a million events of rows that meet nobody.
template <class Backend>
Timing time_renewals(Backend const& on, Patience const& patience, std::uint32_t rows) {
  DeviceColumn const offsets{on, std::vector<std::uint32_t>{0, rows}};
  DeviceColumn const next{on, std::vector<TimeMs>(rows)};
  DeviceColumn const least{on, std::vector<TimeMs>(DueRows::least_count(rows, 1))};
  DeviceColumn const planned{on, std::vector<std::uint32_t>(rows)};
  domain::RenewalColumns const columns{{{offsets.data(), nullptr, 1}, next.data(), least.data()}, planned.data()};
  DeviceColumn const totals{on, std::vector<domain::RenewalTotals>(1)};

  domain::RenewalRules rules{.seed = 1, .mean_wait_ms = mean_wait_ms, .until_ms = 0};
  DeviceColumn const lent{on, std::vector{rules}};
  plan_renewals(on, columns, lent.data());
  return measure(patience, [&] {
    std::uint64_t events = 0;
    double const seconds = seconds_of([&] {
      for (std::uint64_t window = 0; window < windows_at_once; ++window) {
        rules.until_ms += window_ms;
        copy_from_host(on, lent.data(), &rules, sizeof(rules));
        advance_renewals(on, columns, lent.data(), totals.data());
        events += totals.to_host()[0].events;
      }
    });
    return seconds / static_cast<double>(events) * 1e6;
  });
}

/// The same events in domains whose rows may meet, so that their order counts.
Timing time_queues(Patience const& patience, std::uint32_t rows) {
  QueuedRenewals renewals{rows, mean_wait_ms};
  TimeMs until_ms = 0;
  return measure(patience, [&] {
    std::uint64_t events = 0;
    double const seconds = seconds_of([&] {
      for (std::uint64_t window = 0; window < windows_at_once; ++window)
        events += renewals.advance(until_ms += window_ms);
    });
    return seconds / static_cast<double>(events) * 1e6;
  });
}

}  // namespace

std::vector<Figure> measure_events(Setup const& setup) {
  std::vector<Figure> figures;
  for (auto const rows : setup.sizes({100'000, 10'000'000})) {
    auto const alone = launch(setup.device, [&](auto const& on) { return time_renewals(on, setup.patience(), rows); });
    figures.push_back(rate("events." + size_name(rows), "M events/s", 1.0, alone));
    figures.back().note = "of agents who meet nobody";
    if (!setup.is_quick && setup.is_host()) figures.back().bar = at_least(20);
    if (!setup.is_host()) continue;
    auto const queued = time_queues(setup.patience(), rows);
    figures.push_back(rate("events_in_order." + size_name(rows), "M events/s", 1.0, queued));
    figures.back().note = "in exact order in domains of 1,000 rows";
    if (!setup.is_quick) figures.back().bar = at_least(20);
  }
  return figures;
}

}  // namespace flywheel::app::bench
