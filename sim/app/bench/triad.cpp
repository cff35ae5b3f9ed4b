#include "kernels/base/triad.hpp"
#include "kernels/base/launch.hpp"

#include "kernels/base/memory.hpp"
#include "sim/app/bench/benchmarks.hpp"

namespace flywheel::app::bench {
namespace {

/// 128 MiB a column: more than any cache holds.
constexpr std::uint32_t triad_rows = 1 << 24;

template <class Backend>
Timing time_triad(Backend const& on, Patience const& patience, std::uint32_t rows) {
  std::vector<double> const ones(rows, 1.0);
  std::size_t const bytes = rows * sizeof(double);
  Scratch<double, Backend> const left{on, rows};
  Scratch<double, Backend> const right{on, rows};
  Scratch<double, Backend> const other{on, rows};
  for (auto const* column : {&left, &right, &other}) copy_from_host(on, column->data(), ones.data(), bytes);
  return measure(patience, [&] {
    return seconds_of([&] {
      triad(on, Triad{left.data(), right.data(), other.data(), 1.5}, rows);
      double first = 0;
      copy_to_host(on, &first, left.data(), sizeof(first));  // waits for a GPU
    });
  });
}

}  // namespace

double stream_bytes_per_s(Device const& device) {
  Patience const patience{.seconds = 0.1};
  auto const timing = launch(device, [&](auto const& on) { return time_triad(on, patience, triad_rows); });
  return triad_bytes_per_row * triad_rows / timing.best_s;
}

std::vector<Figure> measure_triad(Setup const& setup) {
  std::uint32_t const rows = setup.is_quick ? triad_rows / 256 : triad_rows;
  auto const timing = launch(setup.device, [&](auto const& on) { return time_triad(on, setup.patience(), rows); });
  auto figure = rate("triad", "GB/s", triad_bytes_per_row * rows / 1e9, timing);
  figure.triad_share = 1.0;
  return {figure};
}

}  // namespace flywheel::app::bench
