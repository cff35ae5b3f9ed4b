#pragma once

#include <cstdint>

#include "kernels/exchange/constant_product_pool.hpp"
#include "kernels/exchange/fees.hpp"
#include "kernels/exchange/price_ratio.hpp"

namespace flywheel::exchange {

/// What a buyback spends and what it takes out of supply.
struct BoughtBack {
  std::uint64_t spent_usd_micro;
  std::uint64_t burned_base_units;
};

/// A share of what a network keeps buys its token, which is burned.
///     spent = floor(share x max(0, revenue - paid to suppliers)),   burned = floor(spent / price), or the pool's swap
/// Shape   (revenue, paid, price or pool) -> amounts. Units   micro-USD, base units, parts per million.
/// Domain  share <= 10^6; that of the price or the pool. Errors  none; what a pool cannot take is not spent.
/// Source  io.net: "at least 50 % of platform revenue after suppliers are paid" (survey, not a primary page).
struct Buyback {
  std::uint32_t share_ppm;

  FLYWHEEL_HD constexpr std::uint64_t budget(std::uint64_t revenue_usd_micro, std::uint64_t paid_usd_micro) const {
    return floored_share(saturating_subtract(revenue_usd_micro, paid_usd_micro), share_ppm);
  }

  FLYWHEEL_HD constexpr BoughtBack operator()(std::uint64_t revenue_usd_micro, std::uint64_t paid_usd_micro,
                                              PriceRatio price) const {
    auto const spent = budget(revenue_usd_micro, paid_usd_micro);
    return {spent, price.tokens_for(spent)};
  }

  FLYWHEEL_HD constexpr BoughtBack operator()(std::uint64_t revenue_usd_micro, std::uint64_t paid_usd_micro,
                                              ConstantProductPool& pool) const {
    auto const swap = pool.buy(budget(revenue_usd_micro, paid_usd_micro));
    return {swap.taken, swap.given};
  }
};

}  // namespace flywheel::exchange
