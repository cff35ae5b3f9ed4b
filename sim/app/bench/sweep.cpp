#include <fmt/format.h>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"

namespace flywheel::app::bench {
namespace {

/// PM-1 A in many worlds whose steps last from 1 h to 1 h 36 s, each its own time: no two worlds' events coincide, and
/// every world makes 100 steps in 101 hours.
std::vector<study::WorldPlan> plan_worlds(std::uint32_t worlds) {
  Pm1 const workload{.providers = 1'000, .steps = 101, .steps_per_sample = 101};
  std::vector<study::WorldPlan> plans;
  for (std::uint32_t world = 0; world < worlds; ++world) {
    auto const step_ms = 3'600'001 + 35'000 * world / worlds;
    plans.push_back({workload.read({fmt::format("economies.market.step={} ms", step_ms)}), world, world});
  }
  return plans;
}

}  // namespace

std::vector<Figure> measure_sweep(Setup const& setup) {
  std::uint32_t const worlds = setup.is_quick ? 10 : 1'000;
  auto const plans = plan_worlds(worlds);
  auto const timing = measure(setup.patience(), [&] {
    auto const batch = build(plans, setup.wide_device);
    Bystander bystander;
    return seconds_of([&] {
      engine::Run run{*batch.simulation, bystander};
      run.begin();
      run.advance();
    });
  });
  Figure figure{.name = "sweep", .unit = "s", .best = timing.best_s, .median = timing.median_s};
  figure.repetitions = timing.repetitions;
  figure.is_wide = true;
  figure.note = fmt::format("{} worlds x 1,000 agents x 100 steps, from their first row to their last sample", worlds);
  if (!setup.is_quick) figure.bar = at_most(0.5);
  return {figure};
}

}  // namespace flywheel::app::bench
