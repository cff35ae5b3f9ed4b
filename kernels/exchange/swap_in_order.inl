#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/exchange/swap_in_order.hpp"

namespace flywheel::exchange {
namespace {

struct ServeQueue {
  SwapInOrder args;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    auto pool = args.pools[segment];
    Swap total{};
    for (std::uint32_t row = args.queues.first(segment); row < args.queues.last(segment); ++row) {
      auto const brought = args.brought[row];
      auto const swap = args.side == TradeSide::sell ? pool.sell(brought) : pool.buy(brought);
      args.taken[row] = swap.taken;
      args.given[row] = swap.given;
      total.taken += swap.taken;
      total.given += swap.given;
    }
    args.pools[segment] = pool;
    args.totals[segment] = total;
  }
};

}  // namespace

template <class Backend>
void swap_in_order(Backend const& on, SwapInOrder const& args) {
  OpWatch const watch{on, "swap_in_order"};
  for_each_segment(on, args.queues, ServeQueue{args});
}

}  // namespace flywheel::exchange
