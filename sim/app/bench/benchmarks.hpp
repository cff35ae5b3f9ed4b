#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sim/app/bench/figure.hpp"

namespace flywheel::app::bench {

/// The bandwidth of the memory: what the others are held against.
[[nodiscard]] std::vector<Figure> measure_triad(Setup const& setup);
/// The same in bytes a second, measured within a second.
[[nodiscard]] double stream_bytes_per_s(Device const& device);
[[nodiscard]] std::vector<Figure> measure_population(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_jobs(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_gangs(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_events(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_io_net(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_yuma(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_overheads(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_sweep(Setup const& setup);
[[nodiscard]] std::vector<Figure> measure_memory(Setup const& setup);

struct Benchmark {
  std::string_view name;
  std::string_view meaning;
  std::vector<Figure> (*run)(Setup const&);
};

/// All of them, in the order in which they run.
[[nodiscard]] std::span<Benchmark const> benchmarks();

}  // namespace flywheel::app::bench
