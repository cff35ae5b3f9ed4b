#include <numeric>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"

namespace flywheel::app::bench {
namespace {

constexpr TimeMs day_ms = 86'400'000;

/// Stops a run at a time.
struct EarlyEnd final : Bystander {
  explicit EarlyEnd(TimeMs end_ms) : end{end_ms} {}
  void reached(engine::Simulation const&, TimeMs now) override { at = now; }
  bool wants_stop() override { return at >= end; }

  TimeMs end;
  TimeMs at = 0;
};

double devices_of(engine::Simulation const& simulation) {
  double devices = 0;
  for (auto const& table : simulation.tables()) {
    if (!table->name().ends_with("/devices")) continue;
    auto const used = table->used();
    devices += std::accumulate(used.begin(), used.end(), 0.0);
  }
  return devices;
}

}  // namespace

std::vector<Figure> measure_io_net(Setup const& setup) {
  TimeMs const days = setup.is_quick ? 1 : 30;
  auto const worlds = study::worlds_of(read_scenario("depin/io_net", {}));
  double device_hours = 0;
  auto const timing = measure(setup.patience(), [&] {
    auto const batch = build(worlds, setup.device);
    EarlyEnd observer{days * day_ms};
    engine::Run run{*batch.simulation, observer};
    run.begin();
    double const seconds = seconds_of([&] { run.advance(); });
    device_hours = devices_of(*batch.simulation) * static_cast<double>(days) * 24;
    return seconds;
  });
  auto figure = rate("io_net", "M device-hours/s", device_hours / 1e6, timing);
  figure.note = "depin/io_net from its first day: hourly blocks, hires, stakes, trade";
  return {figure};
}

}  // namespace flywheel::app::bench
