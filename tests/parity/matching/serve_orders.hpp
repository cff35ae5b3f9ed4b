#pragma once

#include <cstdint>

#include "kernels/matching/gpu_market.hpp"

namespace flywheel::matching {

/// Serves a domain's orders one after another; after every third the first device of the last one served is taken away,
/// released and offered again.
struct ServeOrders {
  GpuMarketColumns market;
  GpuOrder const* orders;  // [domains x orders_a_domain]
  std::uint32_t orders_a_domain;
  Allocation* allocations;  // [domains x most_gpus_per_order]
  std::uint32_t* taken;     // [domains x orders_a_domain x 2]

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    GpuMarket const hire{market, domain};
    Allocation* const allocation = allocations + std::size_t{domain} * most_gpus_per_order;
    for (std::uint32_t i = domain * orders_a_domain; i < (domain + 1) * orders_a_domain; ++i) {
      std::uint32_t const count = hire.serve(orders[i], allocation);
      std::uint32_t sum = 0;
      for (std::uint32_t part = 0; part < count; ++part) {
        sum = 31 * sum + 7 * allocation[part].device + allocation[part].gpus;
      }
      taken[2 * i] = count;
      taken[2 * i + 1] = sum;
      if (i % 3 != 0 || count == 0) continue;
      hire.take_away(allocation[0].device);
      hire.release(allocation[0].device, allocation[0].gpus);
      hire.make_available(allocation[0].device);
    }
  }
};

}  // namespace flywheel::matching
