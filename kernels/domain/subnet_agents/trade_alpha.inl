#include "kernels/base/loops.hpp"
#include "kernels/domain/subnet_agents/alpha_trades.hpp"

namespace flywheel::domain {
namespace {

struct TradeInSubnet {
  TradeAlpha args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const { AlphaTrades{args, subnet}(); }
};

}  // namespace

template <class Backend>
void trade_alpha(Backend const& on, TradeAlpha const& args) {
  for_each_segment(on, args.world.neurons.rows, TradeInSubnet{args});
}

}  // namespace flywheel::domain
