#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/matching/market_tables.hpp"

namespace flywheel::matching {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

MarketTables many_domains(std::uint32_t domains) {
  std::mt19937 random{7};
  std::vector<std::uint32_t> slots(domains);
  for (auto& count : slots) count = static_cast<std::uint32_t>(random() % 200);
  MarketTables tables{slots};
  for (std::uint32_t domain = 0; domain < domains; ++domain) {
    for (std::uint32_t i = 0; i < slots[domain] / 2; ++i) {
      tables.add(domain, {.id = domains - domain + 1000 * (slots[domain] - i),
                          .ask = static_cast<std::uint32_t>(random() % 5),
                          .tier = static_cast<std::uint8_t>(1 + random() % 4),
                          .region = static_cast<std::uint8_t>(random() % 16),
                          .processors = 8,
                          .hired = static_cast<std::uint8_t>(random() % 9)});
    }
  }
  return tables;
}

/// Orders of all domains until each is sold out.
std::vector<Allocation> sell_out(MarketTables& tables, std::uint32_t domains) {
  std::vector<Allocation> all;
  for (std::uint32_t domain = 0; domain < domains; ++domain) {
    for (;;) {
      auto const taken = tables.serve(domain, {3, any_region, 1, any_price});
      if (taken.empty()) break;
      all.insert(all.end(), taken.begin(), taken.end());
    }
  }
  return all;
}

TEST(Listing, IsTheSameForOneAndTwoThreads) {
  auto one = many_domains(300);
  auto two = many_domains(300);
  one.list(1);
  two.list(2);
  EXPECT_EQ(one.places(), two.places());
  auto const sold = sell_out(one, 300);
  EXPECT_GT(sold.size(), 3'000u);
  EXPECT_EQ(sold, sell_out(two, 300));
  EXPECT_EQ(one.hired, two.hired);
}

TEST(Listing, GivesNoPlaceToFreeSlotsAndToDevicesOutOfRange) {
  MarketTables tables{std::vector<std::uint32_t>{6}};
  tables.add(0, {.id = 1, .ask = 20});
  tables.add(0, {.id = 2, .ask = 10, .state = 0});
  tables.add(0, {.id = 3, .ask = 10, .tier = 0});
  tables.add(0, {.id = 4, .ask = 10, .tier = 1, .region = 16});
  tables.add(0, {.id = 5, .ask = 10, .state = 3});
  tables.list();
  EXPECT_THAT(tables.places(), ElementsAre(1, no_place, no_place, no_place, 0, no_place));
  EXPECT_EQ(tables.serve(0, {1, any_region, 1, any_price}).size(), 1u);
  EXPECT_EQ(tables.serve(0, {1, any_region, 1, any_price}).size(), 0u);
}

TEST(Listing, LeavesDomainsThatAreNotPickedAsTheyWere) {
  auto tables = many_domains(20);
  tables.list();
  auto const before = tables.places();
  for (auto& ask : tables.ask) ask = 100 - ask;
  std::vector<std::uint32_t> const picked{3, 11, 12};
  list_devices(HostBackend{1}, tables.columns(&picked));
  auto all = many_domains(20);
  for (auto& ask : all.ask) ask = 100 - ask;
  all.list();
  for (std::uint32_t domain = 0; domain < 20; ++domain) {
    bool const listed = domain == 3 || domain == 11 || domain == 12;
    auto const& expected = listed ? all.places() : before;
    for (std::uint32_t slot = tables.first(domain); slot < tables.first(domain + 1); ++slot) {
      ASSERT_EQ(tables.places()[slot], expected[slot]) << "domain " << domain;
    }
  }
}

TEST(Listing, OfNoDomainsOrOfEmptyOnesDoesNothing) {
  MarketTables none{std::vector<std::uint32_t>{}};
  none.list();
  MarketTables empty{std::vector<std::uint32_t>{0, 4, 0}};
  empty.list(2);
  EXPECT_THAT(empty.places(), Each(no_place));
  for (std::uint32_t domain = 0; domain < 3; ++domain) {
    EXPECT_EQ(empty.serve(domain, {1, any_region, 1, any_price}).size(), 0u);
  }
}

}  // namespace
}  // namespace flywheel::matching
