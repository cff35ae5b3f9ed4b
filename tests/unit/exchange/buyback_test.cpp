#include "kernels/exchange/buyback.hpp"

#include <gtest/gtest.h>

namespace flywheel::exchange {
namespace {

constexpr Buyback half{.share_ppm = 500'000};

TEST(Buyback, HalfOfWhatSuppliersLeaveBuysAtThePrice) {
  // 1,001 micro-USD kept; half is 500.5, floored; at 3 micro-USD for 2 units 500 buy 333.3, floored.
  auto const bought = half(5'001, 4'000, PriceRatio{3, 2});
  EXPECT_EQ(bought.spent_usd_micro, 500u);
  EXPECT_EQ(bought.burned_base_units, 333u);
}

TEST(Buyback, ALossBuysNothing) {
  EXPECT_EQ(half(4'000, 5'001, PriceRatio{3, 2}).spent_usd_micro, 0u);
}

TEST(Buyback, APoolGivesItsSwapAndKeepsItsProduct) {
  // 1,000 x 1,000 without fee, 250 in: floor(250,000 / 1,250) = 200 out.
  ConstantProductPool pool{.token_base_units = 1'000, .usd_micro = 1'000, .fee_ppm = 0};
  auto const bought = half(500, 0, pool);
  EXPECT_EQ(bought.spent_usd_micro, 250u);
  EXPECT_EQ(bought.burned_base_units, 200u);
  EXPECT_EQ(pool.token_base_units, 800u);
}

}  // namespace
}  // namespace flywheel::exchange
