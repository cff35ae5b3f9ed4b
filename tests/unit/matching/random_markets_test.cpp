#include <gtest/gtest.h>

#include <random>

#include "tests/unit/matching/slow_market.hpp"

namespace flywheel::matching {
namespace {

/// How a random market looks. Few asks and sizes make ties and devices that are hired in part.
struct MarketKind {
  std::uint32_t most_devices;
  std::uint32_t asks;
  std::uint32_t regions;
  std::uint32_t most_gpus;
};

/// A market and its slow twin, and one random thing after another that happens to both.
class TwinMarkets {
 public:
  TwinMarkets(MarketKind const& kind, std::uint32_t seed)
      : kind_{kind},
        random_{seed},
        domains_{1 + below(3)},
        tables_{random_slots()},
        twins_(domains_),
        parts_(domains_) {
    for (std::uint32_t domain = 0; domain < domains_; ++domain) {
      for (auto count = below(tables_.slots(domain) + 1); count > 0; --count) enter(domain);
    }
    list();
  }

  void step() {
    auto const domain = below(domains_);
    auto const what = below(20);
    if (what < 10) {
      place_order(domain);
    } else if (what < 14) {
      release(domain);
    } else if (what < 16) {
      take_away(domain);
    } else if (what < 18) {
      bring_back(domain);
    } else if (what < 19) {
      enter(domain);
    } else {
      reprice(domain);
      list();
    }
  }

  void expect_equal() const {
    for (std::uint32_t domain = 0; domain < domains_; ++domain) {
      for (std::uint32_t i = 0; i < twins_[domain].devices.size(); ++i) {
        ASSERT_EQ(tables_.hired[tables_.first(domain) + i], twins_[domain].devices[i].row.hired);
      }
    }
  }

  std::uint32_t served() const { return served_; }
  std::uint32_t refused() const { return refused_; }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  std::vector<std::uint32_t> random_slots() {
    std::vector<std::uint32_t> slots(domains_);
    for (auto& count : slots) count = below(kind_.most_devices + 1);
    return slots;
  }

  void enter(std::uint32_t domain) {
    if (tables_.used(domain) == tables_.slots(domain)) return;
    std::uint8_t const sizes[] = {1, 2, 4, 8, 8, 3, 254};
    DeviceRow row{.id = next_id_ * 2'654'435'761U,  // unique and in no order
                  .ask = 10 + below(kind_.asks),
                  .tier = static_cast<std::uint8_t>(1 + below(tiers)),
                  .region = static_cast<std::uint8_t>(below(kind_.regions)),
                  .processors = sizes[below(7)],
                  .hired = 0,
                  .state = static_cast<std::uint8_t>(below(8) == 0 ? 2 + below(3) : 1)};
    ++next_id_;
    if (below(10) == 0) row.state = 0;
    if (below(3) == 0) row.hired = static_cast<std::uint8_t>(below(row.processors + 1U));
    tables_.add(domain, row);
    twins_[domain].devices.push_back({row});
  }

  void list() {
    tables_.list(1 + static_cast<int>(below(2)));
    for (auto& twin : twins_) twin.list();
  }

  void place_order(std::uint32_t domain) {
    std::uint32_t const sizes[] = {1, 1, 2, 4, 8, 1 + below(20), 1 + below(kind_.most_gpus)};
    GpuOrder const order{sizes[below(7)], below(2) == 0 ? any_region : below(1U << kind_.regions), 1 + below(tiers),
                         below(2) == 0 ? any_price : 9 + below(kind_.asks + 1)};
    auto const expected = twins_[domain].serve(order);
    auto const taken = tables_.serve(domain, order);
    ASSERT_EQ(taken, expected) << order.gpus << " GPUs of regions " << order.regions;
    ++(taken.empty() ? refused_ : served_);
    parts_[domain].insert(parts_[domain].end(), taken.begin(), taken.end());
  }

  void release(std::uint32_t domain) {
    if (parts_[domain].empty()) return;
    auto const which = below(static_cast<std::uint32_t>(parts_[domain].size()));
    auto const part = parts_[domain][which];
    parts_[domain].erase(parts_[domain].begin() + which);
    auto const columns = tables_.columns();
    GpuMarket{columns, domain}.release(part.device, part.gpus);
    auto& hired = twins_[domain].devices[part.device].row.hired;
    hired = static_cast<std::uint8_t>(hired - part.gpus);
  }

  void take_away(std::uint32_t domain) {
    if (tables_.used(domain) == 0) return;
    auto const device = below(tables_.used(domain));
    set_state(domain, device, static_cast<std::uint8_t>(2 + below(3)));
    auto const columns = tables_.columns();
    GpuMarket{columns, domain}.take_away(device);
    twins_[domain].devices[device].offered = false;
  }

  void bring_back(std::uint32_t domain) {
    if (tables_.used(domain) == 0) return;
    auto const device = below(tables_.used(domain));
    if (twins_[domain].devices[device].row.state < 2) return;
    set_state(domain, device, 1);
    auto const columns = tables_.columns();
    GpuMarket{columns, domain}.make_available(device);
    twins_[domain].devices[device].offered = true;
  }

  void set_state(std::uint32_t domain, std::uint32_t device, std::uint8_t state) {
    if (twins_[domain].devices[device].row.state == 0) return;
    tables_.state[tables_.first(domain) + device] = state;
    twins_[domain].devices[device].row.state = state;
  }

  void reprice(std::uint32_t domain) {
    for (std::uint32_t i = 0; i < twins_[domain].devices.size(); ++i) {
      if (below(3) != 0) continue;
      twins_[domain].devices[i].row.ask = 10 + below(kind_.asks);
      tables_.ask[tables_.first(domain) + i] = twins_[domain].devices[i].row.ask;
    }
  }

  MarketKind kind_;
  std::mt19937 random_;
  std::uint32_t domains_;
  MarketTables tables_;
  std::vector<SlowMarket> twins_;
  std::vector<std::vector<Allocation>> parts_;  // what is hired, by domain
  std::uint32_t next_id_ = 1;
  std::uint32_t served_ = 0;
  std::uint32_t refused_ = 0;
};

/// Runs so many random markets and returns how many orders were served and refused.
std::pair<std::uint32_t, std::uint32_t> run_markets(MarketKind const& kind, std::uint32_t markets, int steps) {
  std::pair<std::uint32_t, std::uint32_t> orders{};
  for (std::uint32_t seed = 1; seed <= markets; ++seed) {
    TwinMarkets twins{kind, seed};
    for (int step = 0; step < steps; ++step) {
      twins.step();
      if (::testing::Test::HasFatalFailure()) {
        ADD_FAILURE() << "market " << seed << ", step " << step;
        return orders;
      }
    }
    twins.expect_equal();
    orders.first += twins.served();
    orders.second += twins.refused();
  }
  return orders;
}

TEST(RandomMarkets, GiveTheAllocationsOfTheSequentialReferenceInSmallMarkets) {
  auto const [served, refused] = run_markets({12, 4, 3, 40}, 2'000, 40);
  EXPECT_GT(served, 5'000u);
  EXPECT_GT(refused, 5'000u);
}

TEST(RandomMarkets, GiveTheAllocationsOfTheSequentialReferenceInAllRegions) {
  auto const [served, refused] = run_markets({150, 30, 16, 1024}, 300, 60);
  EXPECT_GT(served, 2'000u);
  EXPECT_GT(refused, 500u);
}

TEST(RandomMarkets, GiveTheAllocationsOfTheSequentialReferenceWhereAllAsksAreEqual) {
  auto const [served, refused] = run_markets({40, 1, 2, 200}, 300, 60);
  EXPECT_GT(served, 2'000u);
  EXPECT_GT(refused, 500u);
}

TEST(RandomMarkets, GiveTheAllocationsOfTheSequentialReferenceWithTreesOfFourLevels) {
  auto const [served, refused] = run_markets({9'000, 500, 5, 1024}, 6, 60);
  EXPECT_GT(served, 100u);
}

}  // namespace
}  // namespace flywheel::matching
