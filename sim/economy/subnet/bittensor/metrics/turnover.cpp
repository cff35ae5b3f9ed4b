#include "sim/economy/subnet/bittensor/metrics/metric.hpp"
#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

namespace flywheel::economy::bittensor {

std::vector<Metric> turnover_metrics() {
  using namespace of_subnet;
  using View = NetworkView const&;
  return {
      {"median_registration", "TAO", "price of a registration, median over subnets", "median",
       Metric::Number{[](View seen) { return median(seen, registration); }}},
      {"registered", "1", "neurons since the start, all subnets", "sum",
       Metric::Integer{[](View seen) { return static_cast<std::int64_t>(sum(seen, registrations)); }}},
      {"subnets", "1", "that there are", "count",
       Metric::Integer{[](View seen) { return count_if(seen, [](SubnetView const&) { return true; }); }}},
      {"founded", "1", "subnets since the start", "count",
       Metric::Integer{[](View seen) { return static_cast<std::int64_t>(seen.founding.founded); }}},
      {"removed", "1", "subnets that made room for others since the start", "count",
       Metric::Integer{[](View seen) { return static_cast<std::int64_t>(seen.founding.removed); }}},
      {"owners_replaced", "1", "by hotkeys with more conviction since the start, all subnets", "sum",
       Metric::Integer{[](View seen) { return static_cast<std::int64_t>(sum(seen, owners_replaced)); }}},
      {"lock", "TAO", "what founding a subnet costs", "max(least, 2 last - last / I blocks)",
       Metric::Number{[](View seen) { return seen.lock_tao; }}},
  };
}

}  // namespace flywheel::economy::bittensor
