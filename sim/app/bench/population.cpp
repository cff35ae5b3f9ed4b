#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"

namespace flywheel::app::bench {
namespace {

/// Read and written by one provider in one step:
///     who is online   price 4, uptime 4, capacity 1; room 1
///     settlement      price 4, room 1, capacity 1, cost 4, balance 8; price 4, balance 8
///     audit           balance 8, at every sample
constexpr double bytes_per_agent_step = 48;

#ifdef __AVX512F__
constexpr double host_bar = 200;
#else
constexpr double host_bar = 120;
#endif

/// M agent-steps/s. At 10^7 rows the processor is held against its own rate at 10^5, a GPU against its bandwidth.
std::optional<Bar> bar_of(Setup const& setup, std::uint32_t providers, double rate_at_1e5) {
  if (setup.is_host() && providers == 100'000) return at_least(host_bar);
  if (providers != 10'000'000) return std::nullopt;
  if (setup.is_host()) return at_least(0.9 * rate_at_1e5);
  return at_least(0.6 * setup.triad_bytes_per_s / bytes_per_agent_step / 1e6);
}

}  // namespace

std::vector<Figure> measure_population(Setup const& setup) {
  std::vector<Figure> figures;
  double rate_at_1e5 = 0;
  for (auto const providers : setup.sizes({1'000, 10'000, 100'000, 1'000'000, 10'000'000})) {
    Pm1 const workload{.providers = providers};
    auto const timing = measure(setup.patience(), [&] { return time_run(workload, setup.device).seconds; });
    auto figure = rate("pm1_a." + size_name(providers), "M agent-steps/s", workload.agent_steps() / 1e6, timing);
    if (providers == 100'000) rate_at_1e5 = figure.best;
    figure.bar = bar_of(setup, providers, rate_at_1e5);
    figure.bytes_per_step = bytes_per_agent_step;
    figure.triad_share = figure.best * 1e6 * bytes_per_agent_step / setup.triad_bytes_per_s;
    figures.push_back(figure);
  }
  return figures;
}

}  // namespace flywheel::app::bench
