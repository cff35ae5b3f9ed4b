#pragma once

#include <cstdint>

#include "kernels/exchange/constant_product_pool.hpp"
#include "kernels/exchange/price_ratio.hpp"

namespace flywheel::exchange {

/// Many sellers and buyers at a price that their orders do not move, against whoever holds `inventory` tokens.
///     sellers get floor(sold x price);   buyers get floor(spent / price), at most inventory + sold
/// Where the tokens do not suffice the buyers spend floor(tokens x price) alone.
/// Shape   (price, sums) -> totals. Units   token base units, micro-USD. Domain  that of the ratio. Errors  none.
/// Source  a price taker's market: no order is large against it. Assumed.
FLYWHEEL_HD constexpr NetSettlement settle_at_price(PriceRatio price, std::uint64_t inventory_base_units,
                                                    std::uint64_t sold_token_base_units,
                                                    std::uint64_t spent_usd_micro) {
  auto const available = saturating_add(inventory_base_units, sold_token_base_units);
  auto const wanted = price.tokens_for(spent_usd_micro);
  bool const is_short = wanted > available;
  return {sold_token_base_units, price.usd_for(sold_token_base_units),
          is_short ? price.usd_for(available) : spent_usd_micro, is_short ? available : wanted};
}

}  // namespace flywheel::exchange
