#include "kernels/base/distributions.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/alpha_trades.hpp"
#include "kernels/domain/subnet_agents/direct_unstaking.hpp"

namespace flywheel::domain {
namespace {

struct TradeInSubnet {
  TradeAlpha args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    if (args.world.has_pools(subnet)) {
      AlphaTrades{args, subnet}();
    } else {
      DirectUnstaking{args, subnet}();
    }
    move_appeal(subnet);
  }

 private:
  FLYWHEEL_HD void move_appeal(std::uint32_t subnet) const {
    auto const& rules = args.world.rules[subnet];
    Draws draws{rules.seed, rules.subnet, static_cast<std::uint32_t>(args.world.block_of(subnet)),
                Stream{"subnet/appeal"}};
    double const sd = rules.trades.appeal_log_sd;
    args.world.life[subnet].appeal *= exp(Normal{-0.5 * sd * sd, sd}(draws));
  }
};

}  // namespace

template <class Backend>
void trade_alpha(Backend const& on, TradeAlpha const& args) {
  OpWatch const watch{on, "trade_alpha"};
  for_each_segment(on, args.world.neurons.rows, TradeInSubnet{args});
}

}  // namespace flywheel::domain
