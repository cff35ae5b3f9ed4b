#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/matching/market_tables.hpp"

namespace flywheel::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Taken = Allocation;

GpuOrder gang(std::uint32_t gpus) {
  return {gpus, any_region, 1, any_price};
}

TEST(GpuMarket, TakesTheHighestTierThenTheLowestAskThenTheLowestId) {
  MarketTables market{{{.id = 9, .ask = 100, .tier = 2},
                       {.id = 8, .ask = 300, .tier = 3},
                       {.id = 7, .ask = 200, .tier = 3},
                       {.id = 5, .ask = 300, .tier = 3},
                       {.id = 6, .ask = 50, .tier = 1}}};
  EXPECT_THAT(market.serve(0, gang(5)), ElementsAre(Taken{2, 1}, Taken{3, 1}, Taken{1, 1}, Taken{0, 1}, Taken{4, 1}));
}

TEST(GpuMarket, ComparesPricesAcrossTheRegionsOfATier) {
  MarketTables market{{{.id = 1, .ask = 30, .region = 0},
                       {.id = 2, .ask = 10, .region = 15},
                       {.id = 3, .ask = 20, .region = 7},
                       {.id = 4, .ask = 40, .region = 7}}};
  EXPECT_THAT(market.serve(0, gang(4)), ElementsAre(Taken{1, 1}, Taken{2, 1}, Taken{0, 1}, Taken{3, 1}));
}

TEST(GpuMarket, TakesWholeDevicesBeforePartsOfDevices) {
  // Of six GPUs: the device of eight is too large to be taken whole, so 4 + 2 come first though they ask more.
  MarketTables market{{{.id = 1, .ask = 10, .processors = 8},
                       {.id = 2, .ask = 20, .processors = 4},
                       {.id = 3, .ask = 30, .processors = 4},
                       {.id = 4, .ask = 40, .processors = 2}}};
  EXPECT_THAT(market.serve(0, gang(6)), ElementsAre(Taken{1, 4}, Taken{3, 2}));
}

TEST(GpuMarket, TakesTheRestFromTheFirstDeviceInOrderThatHasRoom) {
  MarketTables market{{{.id = 1, .ask = 30, .processors = 4, .hired = 1},
                       {.id = 2, .ask = 10, .processors = 4, .hired = 2},
                       {.id = 3, .ask = 20, .processors = 8}}};
  EXPECT_THAT(market.serve(0, gang(3)), ElementsAre(Taken{1, 2}, Taken{2, 1}));
}

TEST(GpuMarket, FillsAPartlyHiredDeviceBeforeItBreaksTheNextOne) {
  MarketTables market{{{.id = 1, .ask = 10, .processors = 4}, {.id = 2, .ask = 10, .processors = 4}}};
  for (int gpu = 0; gpu < 4; ++gpu) EXPECT_THAT(market.serve(0, gang(1)), ElementsAre(Taken{0, 1}));
  EXPECT_THAT(market.serve(0, gang(1)), ElementsAre(Taken{1, 1}));
}

TEST(GpuMarket, RefusesAnOrderForOneGpuTooManyAndChangesNothing) {
  MarketTables market{{{.id = 1, .ask = 10, .processors = 8}, {.id = 2, .ask = 10, .processors = 4, .hired = 3}}};
  EXPECT_THAT(market.serve(0, gang(10)), IsEmpty());
  EXPECT_THAT(market.hired, ElementsAre(0, 3));
  EXPECT_THAT(market.serve(0, gang(9)), ElementsAre(Taken{0, 8}, Taken{1, 1}));
  EXPECT_THAT(market.hired, ElementsAre(8, 4));
}

TEST(GpuMarket, RefusesOrdersForNoGpuAndForMoreThanTheLargestGang) {
  std::vector<DeviceRow> rows;
  for (std::uint32_t i = 0; i < 130; ++i) rows.push_back({.id = i, .ask = 1, .processors = 8});
  MarketTables market{rows};
  EXPECT_THAT(market.serve(0, gang(0)), IsEmpty());
  EXPECT_THAT(market.serve(0, gang(1025)), IsEmpty());
  EXPECT_EQ(market.serve(0, gang(1024)).size(), 128u);
}

TEST(GpuMarket, TakesOnlyDevicesOfTheOrdersRegionsTierAndPrice) {
  MarketTables market{{{.id = 1, .ask = 10, .tier = 4, .region = 2},
                       {.id = 2, .ask = 10, .tier = 3, .region = 1},
                       {.id = 3, .ask = 11, .tier = 3, .region = 1},
                       {.id = 4, .ask = 10, .tier = 2, .region = 1}}};
  EXPECT_THAT(market.serve(0, {2, 1U << 1, 3, 10}), IsEmpty());
  EXPECT_THAT(market.serve(0, {1, 1U << 1, 3, 10}), ElementsAre(Taken{1, 1}));
  EXPECT_THAT(market.serve(0, {2, 1U << 1 | 1U << 2, 3, 11}), ElementsAre(Taken{0, 1}, Taken{2, 1}));
  EXPECT_THAT(market.serve(0, {1, 0, 1, any_price}), IsEmpty());
}

TEST(GpuMarket, OffersNothingOfADeviceThatIsAway) {
  MarketTables tables{{{.id = 1, .ask = 10}, {.id = 2, .ask = 20, .state = 2}, {.id = 3, .ask = 30}}};
  auto const columns = tables.columns();
  GpuMarket const market{columns, 0};
  EXPECT_THAT(tables.serve(0, gang(3)), IsEmpty());
  market.take_away(0);
  tables.state[0] = 2;
  EXPECT_THAT(tables.serve(0, gang(2)), IsEmpty());
  EXPECT_THAT(tables.serve(0, gang(1)), ElementsAre(Taken{2, 1}));
}

TEST(GpuMarket, GivesADeviceThatComesBackItsOldPlace) {
  MarketTables tables{{{.id = 1, .ask = 20}, {.id = 2, .ask = 10, .state = 2}, {.id = 3, .ask = 30}}};
  auto const columns = tables.columns();
  tables.state[1] = static_cast<std::uint8_t>(Offered::for_hire);
  GpuMarket{columns, 0}.make_available(1);
  EXPECT_THAT(tables.serve(0, gang(2)), ElementsAre(Taken{1, 1}, Taken{0, 1}));
}

TEST(GpuMarket, OffersReleasedGpusOnlyWhereTheDeviceIsForHire) {
  MarketTables tables{{{.id = 1, .ask = 10, .processors = 4}}};
  auto const columns = tables.columns();
  GpuMarket const market{columns, 0};
  EXPECT_EQ(tables.serve(0, gang(3)).size(), 1u);
  market.take_away(0);
  tables.state[0] = 2;
  market.release(0, 2);
  EXPECT_EQ(tables.hired[0], 1);
  EXPECT_THAT(tables.serve(0, gang(1)), IsEmpty());
  tables.state[0] = static_cast<std::uint8_t>(Offered::for_hire);
  market.make_available(0);
  EXPECT_THAT(tables.serve(0, gang(3)), ElementsAre(Taken{0, 3}));
}

TEST(GpuMarket, LeavesADeviceThatEnteredSinceTheListingAlone) {
  MarketTables tables{std::vector<std::uint32_t>{2}};
  tables.add(0, {.id = 1, .ask = 10});
  tables.list();
  auto const late = tables.add(0, {.id = 2, .ask = 5});
  auto const columns = tables.columns();
  GpuMarket const market{columns, 0};
  market.make_available(late);
  market.take_away(late);
  EXPECT_THAT(tables.serve(0, gang(2)), IsEmpty());
  tables.list();
  EXPECT_THAT(tables.serve(0, gang(2)), ElementsAre(Taken{1, 1}, Taken{0, 1}));
}

}  // namespace
}  // namespace flywheel::matching
