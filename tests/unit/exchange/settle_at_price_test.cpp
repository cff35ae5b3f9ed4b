#include "kernels/exchange/settle_at_price.hpp"

#include <gtest/gtest.h>

namespace flywheel::exchange {
namespace {

constexpr PriceRatio quarter_dollar{.usd_micro = 250'000, .token_base_units = 100'000'000};  // 8 decimals

TEST(SettleAtPrice, PaysSellersAndBuyersAtThePrice) {
  auto const settled = settle_at_price(quarter_dollar, 1'000'000'000'000, 400'000'000, 500'000);
  EXPECT_EQ(settled.sold_token_base_units, 400'000'000u);
  EXPECT_EQ(settled.sellers_usd_micro, 1'000'000u);
  EXPECT_EQ(settled.spent_usd_micro, 500'000u);
  EXPECT_EQ(settled.buyers_token_base_units, 200'000'000u);
}

TEST(SettleAtPrice, RoundsDownForBothSides) {
  auto const settled = settle_at_price({.usd_micro = 3, .token_base_units = 7}, 1'000, 6, 4);
  EXPECT_EQ(settled.sellers_usd_micro, 2u);        // 18/7
  EXPECT_EQ(settled.buyers_token_base_units, 9u);  // 28/3
}

TEST(SettleAtPrice, SellsNoMoreThanThereIs) {
  auto const settled = settle_at_price(quarter_dollar, 100'000'000, 100'000'000, 10'000'000);
  EXPECT_EQ(settled.buyers_token_base_units, 200'000'000u);
  EXPECT_EQ(settled.spent_usd_micro, 500'000u);
}

}  // namespace
}  // namespace flywheel::exchange
