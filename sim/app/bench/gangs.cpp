#include <algorithm>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/gang_market.hpp"

namespace flywheel::app::bench {

std::vector<Figure> measure_gangs(Setup const& setup) {
  std::vector<Figure> figures;
  if (!setup.is_host()) return figures;  // orders are served inside the events of a domain, one thread each
  for (auto const devices : setup.sizes({1'000, 10'000, 100'000, 1'000'000})) {
    GangMarket market{devices};
    constexpr std::uint32_t orders = 20'000;
    market.serve_orders(std::max(orders, devices));  // until as many come as go
    std::uint64_t gpus = 0;
    std::uint64_t batches = 0;
    auto const timing = measure(setup.patience(), [&] {
      ++batches;
      return seconds_of([&] { gpus += market.serve_orders(orders); });
    });
    figures.push_back(rate("gang_orders." + size_name(devices), "M orders/s", orders / 1e6, timing));
    figures.back().note = "placed, and their GPUs given back later; nine devices in ten are busy";
    double const gpus_of_batch = static_cast<double>(gpus) / static_cast<double>(batches);
    figures.push_back(rate("gang_gpus." + size_name(devices), "M GPUs/s", gpus_of_batch / 1e6, timing));
  }
  return figures;
}

}  // namespace flywheel::app::bench
