#pragma once

#include "kernels/domain/subnet_agents/trade_alpha.hpp"

namespace flywheel::domain {

/// One subnet's day where stake is TAO and has no pool: miners and departed neurons unstake a share of what they hold,
/// one to one and without fee. Validators' stakes lie on the root network (trade_root_stakes).
struct DirectUnstaking {
  TradeAlpha const& args;
  std::uint32_t subnet;

  FLYWHEEL_HD void operator()() const {
    auto const& trades = rules().trades;
    auto& life = args.world.life[subnet];
    auto total = part(life.departed_alpha, trades.departed_sell);
    life.departed_alpha -= total;
    auto const& neurons = args.world.neurons;
    for (auto row = neurons.rows.first(subnet); row < neurons.rows.last(subnet); ++row) {
      auto& stake = neurons.pool[row];
      auto const leaving = part(stake.value_base_units, trades.miners_sell);
      if (leaving > 0) stake.remove(neurons.owner_share[row], leaving);
      total += leaving;
    }
    args.world.chain.outstanding_alpha[subnet] -= total;
    args.world.chain.tao_reserve[subnet] -= total;
    life.flows.tao_unstaked += total;
    life.flows.alpha_recycled += total;
  }

 private:
  FLYWHEEL_HD AgentRules const& rules() const { return args.world.rules[subnet]; }

  FLYWHEEL_HD static std::uint64_t part(std::uint64_t amount, double share) {
    auto const wanted = to_integer<std::uint64_t>(static_cast<double>(amount) * share).value;
    return wanted < amount ? wanted : amount;
  }
};

}  // namespace flywheel::domain
