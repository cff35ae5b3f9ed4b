#include <algorithm>
#include <random>

#include "tests/parity/devices.hpp"
#include "tests/parity/own_ops.hpp"
#include "tests/support/backend_copies.hpp"
#include "tests/unit/matching/market_tables.hpp"

namespace flywheel::matching {
namespace {

/// A market and what happens to it.
struct MarketCase {
  char const* name;
  std::uint32_t seed;
  std::uint32_t domains;
  std::uint32_t most_devices;  // of a domain
  std::uint32_t asks;
  std::uint32_t orders;  // of each domain
};

constexpr MarketCase market_cases[] = {{"ManySmallDomains", 1, 500, 40, 5, 40},
                                       {"OneLargeDomain", 2, 1, 300'000, 100'000, 3'000},
                                       {"EqualAsks", 3, 20, 3'000, 1, 200}};

struct MarketResult {
  std::vector<std::uint32_t> places;
  std::vector<std::uint8_t> hired;
  std::vector<std::uint32_t> taken;  // devices taken by each order, and a sum over what was taken of which

  friend bool operator==(MarketResult const&, MarketResult const&) = default;
};

MarketTables tables_of(MarketCase const& which) {
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

std::vector<GpuOrder> orders_of(MarketCase const& which) {
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
  parity::serve_orders(on, serve);
  copies.bring_back();
  result.places = tables.places();
  result.hired = tables.hired;
  return result;
}

class MarketParity : public parity::Parity<MarketCase> {};

TEST_P(MarketParity, GivesTheHostsListingAndAllocations) {
  auto const expected = run_market(HostBackend{1}, of());
  auto const found = launch(device(), [&](auto const& on) { return run_market(on, of()); });
  EXPECT_TRUE(found.places == expected.places);
  EXPECT_TRUE(found.taken == expected.taken);
  EXPECT_TRUE(found.hired == expected.hired);
  EXPECT_GT(std::count(expected.taken.begin(), expected.taken.end(), 0), 0) << "some orders must be refused";
  EXPECT_GT(std::count_if(expected.hired.begin(), expected.hired.end(), [](auto gpus) { return gpus > 0; }), 1'000);
}

INSTANTIATE_TEST_SUITE_P(All, MarketParity, parity::on_all_devices(market_cases), parity::NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::matching
