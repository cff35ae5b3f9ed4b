#include <fmt/format.h>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"

namespace flywheel::app::bench {
namespace {

double bytes_of_tables(engine::Simulation const& simulation) {
  double bytes = 0;
  for (auto const& table : simulation.tables()) bytes += static_cast<double>(table->bytes());
  return bytes;
}

}  // namespace

std::vector<Figure> measure_memory(Setup const& setup) {
  Pm1 const workload{.providers = setup.is_quick ? 10'000u : 100'000u};
  auto const batch = build(study::worlds_of(workload.read()), setup.device);
  double const bytes = bytes_of_tables(*batch.simulation) / workload.providers;
  Figure figure{.name = "memory.pm1", .unit = "bytes a provider", .best = bytes, .median = bytes};
  figure.bar = at_most(64);
  figure.note = "all tables of a run, scratch memory of ops apart";
  return {figure};
}

}  // namespace flywheel::app::bench
