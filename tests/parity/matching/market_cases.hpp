#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "kernels/base/loops.hpp"
#include "tests/support/backend_copies.hpp"
#include "tests/unit/matching/market_tables.hpp"

namespace flywheel::matching {

/// A market and what happens to it.
struct MarketCase {
  char const* name;
  std::uint32_t seed;
  std::uint32_t domains;
  std::uint32_t most_devices;  // of a domain
  std::uint32_t asks;
  std::uint32_t orders;  // of each domain
};

inline MarketCase const market_cases[] = {{"ManySmallDomains", 1, 500, 40, 5, 40},
                                          {"OneLargeDomain", 2, 1, 300'000, 100'000, 3'000},
                                          {"EqualAsks", 3, 20, 3'000, 1, 200}};

struct MarketResult {
  std::vector<std::uint32_t> places;
  std::vector<std::uint8_t> hired;
  std::vector<std::uint32_t> taken;  // devices taken by each order, and a sum over what was taken of which

  friend bool operator==(MarketResult const&, MarketResult const&) = default;
};

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

inline MarketTables tables_of(MarketCase const& which) {
  std::mt19937 random{which.seed};
  auto const below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  std::vector<std::uint32_t> slots(which.domains);
  for (auto& count : slots) count = which.most_devices / 2 + below(which.most_devices / 2 + 1);
  MarketTables tables{slots};
  std::uint8_t const sizes[] = {1, 2, 4, 8};
  for (std::uint32_t domain = 0; domain < which.domains; ++domain) {
    for (std::uint32_t i = 0; i + i / 8 < slots[domain]; ++i) {
      tables.add(domain, {.id = i * 2'654'435'761U,
                          .ask = 1'000 + below(which.asks),
                          .tier = static_cast<std::uint8_t>(1 + below(4)),
                          .region = static_cast<std::uint8_t>(below(16)),
                          .processors = sizes[below(4)],
                          .hired = 0,
                          .state = static_cast<std::uint8_t>(below(10) < 8 ? 1 : below(3))});
    }
  }
  return tables;
}

inline std::vector<GpuOrder> orders_of(MarketCase const& which) {
  std::mt19937 random{which.seed + 100};
  auto const below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  std::vector<GpuOrder> orders(std::size_t{which.domains} * which.orders);
  for (auto& order : orders) {
    order = {below(3) == 0 ? 1 + below(most_gpus_per_order) : 1 + below(16),
             below(2) == 0 ? any_region : below(1U << 16), 1 + below(4), 1'000 + below(2 * which.asks)};
  }
  return orders;
}

template <class Backend>
MarketResult run_market(Backend const& on, MarketCase const& which) {
  auto tables = tables_of(which);
  auto orders = orders_of(which);
  MarketResult result;
  result.taken.resize(2 * orders.size());
  std::vector<Allocation> allocations(std::size_t{which.domains} * most_gpus_per_order);
  BackendCopies<Backend> copies{on};
  auto const market = tables.columns_at(copies);
  ServeOrders const serve{market, copies(orders), which.orders, copies(allocations), copies(result.taken)};
  list_devices(on, market);
  for_each_segment(on, market.devices, serve);
  copies.bring_back();
  result.places = tables.places();
  result.hired = tables.hired;
  return result;
}

/// The host's answer on one thread, compiled by the host compiler in both programs.
MarketResult expected_market(MarketCase const& which);

}  // namespace flywheel::matching
