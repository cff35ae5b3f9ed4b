#include "sim/app/bench/measure.hpp"

#include <algorithm>

namespace flywheel::app::bench {

Timing measure(Patience const& patience, std::function<double()> const& timed) {
  std::vector<double> seconds;
  double total = 0;
  do {
    seconds.push_back(timed());
    total += seconds.back();
    bool const is_long = seconds.front() >= patience.long_s;
    if (total >= patience.seconds && (is_long || seconds.size() >= patience.least)) break;
  } while (seconds.size() < patience.most);
  std::sort(seconds.begin(), seconds.end());
  return {seconds.front(), seconds[seconds.size() / 2], seconds.size()};
}

}  // namespace flywheel::app::bench
