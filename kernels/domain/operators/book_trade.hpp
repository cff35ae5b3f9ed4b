#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

struct BookTrade {
  OperatorColumns operators;
  std::uint64_t const* proceeds_micro_usd;  // [operator slots] in: each one's part of what the sales brought
  std::uint64_t const* payouts_base_units;  // [operator slots] in: tokens bought with hire payments
};

/// What a trade moved to and from the operators of one world, summed where the columns are written.
struct BookedTrade {
  std::uint64_t sold_base_units;
  std::uint64_t payouts_base_units;
  std::int64_t tokens_change;
  std::int64_t cash_change;

  FLYWHEEL_HD void merge(BookedTrade const& other) {
    sold_base_units += other.sold_base_units;
    payouts_base_units += other.payouts_base_units;
    tokens_change += other.tokens_change;
    cash_change += other.cash_change;
  }
};

/// Takes what every operator decided to sell, gives the proceeds, and credits tokens that hire payments bought.
/// Shape   totals [worlds], overwritten. Domain  to_sell <= tokens held. Errors none.
template <class Backend>
void book_trade(Backend const& on, BookTrade const& args, BookedTrade* totals);

}  // namespace flywheel::domain
