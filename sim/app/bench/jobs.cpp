#include <algorithm>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"

namespace flywheel::app::bench {
namespace {

constexpr double jobs_per_provider = 3;  // the scenario's mean demand of a step

/// A market serves its jobs inside one thread: on the processor one market of all providers, on a GPU, which needs many
/// threads, markets of 10^4 providers. A full run up to 10^5 providers; fewer steps above, to end within seconds.
Pm1 workload_of(Setup const& setup, std::uint32_t providers) {
  std::uint32_t const each = setup.is_host() ? providers : std::min(providers, 10'000u);
  return {.scenario = "study/pm1_per_job",
          .providers = each,
          .steps = std::clamp(10'000'000u / providers, 10u, 100u),
          .markets = providers / each};
}

std::optional<Bar> bar_of(Setup const& setup, std::uint32_t providers) {
  if (setup.is_host() && providers == 100'000) return at_least(40);
  if (providers == 10'000'000) return at_least(setup.is_host() ? 30 : 300);
  return std::nullopt;
}

}  // namespace

std::vector<Figure> measure_jobs(Setup const& setup) {
  std::vector<Figure> figures;
  for (auto const providers : setup.sizes({1'000, 10'000, 100'000, 1'000'000, 10'000'000})) {
    auto const workload = workload_of(setup, providers);
    auto const timing = measure(setup.patience(), [&] { return time_run(workload, setup.device).seconds; });
    auto figure =
        rate("pm1_b." + size_name(providers), "M jobs/s", workload.agent_steps() * jobs_per_provider / 1e6, timing);
    figure.bar = bar_of(setup, providers);
    figures.push_back(figure);
  }
  return figures;
}

}  // namespace flywheel::app::bench
