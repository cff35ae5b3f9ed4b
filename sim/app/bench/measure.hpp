#pragma once

#include <chrono>
#include <functional>
#include <vector>

namespace flywheel::app::bench {

/// Wall-clock seconds that an action takes.
template <class Action>
double seconds_of(Action&& action) {
  auto const begun = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// How long a measurement goes on.
struct Patience {
  double seconds = 1.0;   // of what is timed, all repetitions together
  std::size_t least = 3;  // repetitions, where one takes less than `long_s`
  std::size_t most = 1'000;
  double long_s = 1.0;
};

/// A measurement of something repeated; the best is nearest the machine's limit, the median shows the spread.
struct Timing {
  double best_s;
  double median_s;
  std::size_t repetitions;
};

/// Repeats `timed`, which returns the seconds of the part that counts, so that set-up can be left out.
[[nodiscard]] Timing measure(Patience const& patience, std::function<double()> const& timed);

}  // namespace flywheel::app::bench
