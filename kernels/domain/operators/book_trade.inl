#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/operators/book_trade.hpp"

namespace flywheel::domain {
namespace {

struct BookRow {
  BookTrade args;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, BookedTrade& totals) const {
    auto const& operators = args.operators;
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      std::uint64_t const sold = operators.to_sell_base_units[row];
      std::uint64_t const proceeds = args.proceeds_micro_usd[row];
      std::uint64_t const payouts = args.payouts_base_units[row];
      if (sold == 0 && proceeds == 0 && payouts == 0) continue;
      operators.tokens_base_units[row] += payouts - sold;
      operators.cash_micro_usd[row] += proceeds;
      operators.to_sell_base_units[row] = 0;
      totals.sold_base_units += sold;
      totals.payouts_base_units += payouts;
      totals.tokens_change += static_cast<std::int64_t>(payouts - sold);
      totals.cash_change += static_cast<std::int64_t>(proceeds);
    }
  }
};

/// Of an operator: what it sells, proceeds, payouts 8 each.
constexpr std::uint32_t bytes_to_book_trade = 24;

}  // namespace

template <class Backend>
void book_trade(Backend const& on, BookTrade const& args, BookedTrade* totals) {
  OpWatch const watch{on, "book_trade", args.operators.rows, bytes_to_book_trade};
  fold_tiles(on, args.operators.rows, BookRow{args}, totals);
}

}  // namespace flywheel::domain
