#include "sim/economy/subnet/bittensor/spec/traders.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::bittensor {

using namespace scenario;  // the kinds of fields, a dozen of them

void declare_fields(Fields& fields, SpeculatorsSpec& spec) {
  fields("reversion", spec.reversion, Real{.least = 0, .most = 10},
         "bought for each unit of ln(usual price / price), of the pool's TAO", settable);
  fields("momentum", spec.momentum, Real{.least = -10, .most = 10},
         "bought for each unit of ln(price / price at the last trade), of the pool's TAO", settable);
  fields("noise", spec.noise, Real{.least = 0, .most = 10},
         "standard deviation of what is bought or sold for no reason, of the pool's TAO", settable);
  fields("memory", spec.memory_trades, Whole{.least = 1, .most = 100'000, .unit = "trades"},
         "over which the usual price is an average of its logarithm", settable);
}

void declare_fields(Fields& fields, TradersSpec& spec) {
  fields("every", spec.every_ms, Duration{.least_ms = 60'000}, "time between trades");
  fields("miners_sell", spec.miners_sell, Share{}, "of the alpha that miners hold, each time", settable);
  fields("validators_sell", spec.validators_sell, Share{}, "of validators' own alpha", settable);
  fields("nominators_sell", spec.nominators_sell, Share{}, "of nominators' alpha", settable);
  fields("owner_sells", spec.owner_sells, Share{}, "of the owner's alpha", settable);
  fields("departed_sell", spec.departed_sell, Share{}, "of the alpha of those who lost their uid", settable);
  fields("buyers_spend", spec.buyers_spend, Share{}, "of all free TAO, over all subnets by their appeal", settable);
  fields("appeal_log_sd", spec.appeal_log_sd, Real{.least = 0, .most = 4}, "of the step of a subnet's appeal",
         settable);
  fields("delegation_speed", spec.delegation_speed, Share{},
         "of the stake under a validator without yield that moves to better ones", settable);
  fields("speculators", spec.speculators, section, "who trades by the price alone; absent: nobody");
}

}  // namespace flywheel::economy::bittensor
