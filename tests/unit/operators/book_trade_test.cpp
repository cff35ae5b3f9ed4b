#include "kernels/domain/operators/book_trade.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {
namespace {

/// Two worlds of four operators at most.
class Booking : public ::testing::Test {
 protected:
  std::uint32_t add(std::uint32_t world, std::uint64_t tokens, std::uint64_t to_sell) {
    auto const row = supply.add_operator(world);
    of.tokens_base_units[row] = tokens;
    of.to_sell_base_units[row] = to_sell;
    of.cash_micro_usd[row] = 1'000;
    return row;
  }
  std::array<BookedTrade, 2> book(OperatorColumns const& operators) {
    std::array<BookedTrade, 2> totals{};
    book_trade(HostBackend{}, {operators, proceeds.data(), payouts.data()}, totals.data());
    return totals;
  }

  Memory memory;
  SupplySide supply{{2, 1, 8, 4, 4}, memory};
  OperatorColumns const& of = supply.operators;
  std::array<std::uint64_t, 8> proceeds{};
  std::array<std::uint64_t, 8> payouts{};
};

TEST_F(Booking, TakesWhatIsSoldAndGivesProceedsAndPayouts) {
  auto const row = add(0, 500, 200);
  proceeds[row] = 30;
  payouts[row] = 7;
  auto const totals = book(of);
  EXPECT_EQ(of.tokens_base_units[row], 307U);
  EXPECT_EQ(of.cash_micro_usd[row], 1'030U);
  EXPECT_EQ(of.to_sell_base_units[row], 0U);
  EXPECT_EQ(totals[0].sold_base_units, 200U);
  EXPECT_EQ(totals[0].payouts_base_units, 7U);
  EXPECT_EQ(totals[0].tokens_change, -193);
  EXPECT_EQ(totals[0].cash_change, 30);
}

TEST_F(Booking, MayTakeAllThatIsHeldAndMayPayWhoSellsNothing) {
  auto const seller = add(0, 500, 500);
  auto const paid = add(0, 0, 0);
  payouts[paid] = 90;
  auto const totals = book(of);
  EXPECT_EQ(of.tokens_base_units[seller], 0U);
  EXPECT_EQ(of.cash_micro_usd[seller], 1'000U) << "worth less than a micro-USD";
  EXPECT_EQ(of.tokens_base_units[paid], 90U);
  EXPECT_EQ(totals[0].tokens_change, -410);
  EXPECT_EQ(totals[0].cash_change, 0);
}

TEST_F(Booking, SumsByWorldAndLeavesOtherWorldsAlone) {
  auto const first = add(0, 100, 60);
  auto const second = add(1, 100, 40);
  auto const third = add(1, 100, 10);
  proceeds[first] = 6;
  proceeds[second] = 4;
  proceeds[third] = 1;
  std::uint32_t const picked = 1;
  auto one = of;
  one.rows.picked = &picked;
  one.rows.picked_count = 1;
  auto const totals = book(one);
  EXPECT_EQ(totals[0].sold_base_units, 0U);
  EXPECT_EQ(totals[1].sold_base_units, 50U);
  EXPECT_EQ(totals[1].tokens_change, -50);
  EXPECT_EQ(totals[1].cash_change, 5);
  EXPECT_EQ(of.tokens_base_units[first], 100U);
  EXPECT_EQ(of.to_sell_base_units[first], 60U);
}

}  // namespace
}  // namespace flywheel::domain
