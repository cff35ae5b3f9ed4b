#pragma once

#include "kernels/domain/subnet_agents/owner_columns.hpp"

namespace flywheel::domain {

/// The levers of one subnet's owner, where the subnet's rules keep them.
struct OwnerSettings {
  OwnedSubnets const& args;
  std::uint32_t subnet;

  FLYWHEEL_HD std::uint32_t get(population::OwnerLever lever) const {
    using population::OwnerLever;
    auto const& yuma = args.yuma[subnet];
    switch (lever) {
      case OwnerLever::withheld:
        return args.judging[subnet].burn_share;
      case OwnerLever::owner_incentive:
        return args.agent_rules[subnet].recycles_owner;
      case OwnerLever::immunity:
        return static_cast<std::uint32_t>(args.agent_rules[subnet].pruning.immunity_blocks);
      case OwnerLever::bonds_penalty:
        return yuma.bonds_penalty;
      case OwnerLever::bonds_moving_average:
        return static_cast<std::uint32_t>(yuma.bonds_moving_average_ppm);
      case OwnerLever::liquid_alpha:
        return yuma.liquid_alpha == scoring::LiquidAlpha::on ? 1 : 0;
      case OwnerLever::alpha_low:
        return yuma.alpha_low;
      case OwnerLever::alpha_high:
        return yuma.alpha_high;
      case OwnerLever::reveal_period:
        return args.agent_rules[subnet].reveal_epochs;
    }
    return 0;
  }

  FLYWHEEL_HD void set(population::OwnerLever lever, std::uint32_t value) const {
    using population::OwnerLever;
    auto& yuma = args.yuma[subnet];
    switch (lever) {
      case OwnerLever::withheld:
        return withhold(value);
      case OwnerLever::owner_incentive:
        return recycle(value != 0);
      case OwnerLever::immunity:
        args.agent_rules[subnet].pruning.immunity_blocks = value;
        return;
      case OwnerLever::bonds_penalty:
        yuma.bonds_penalty = static_cast<std::uint16_t>(value);
        return;
      case OwnerLever::bonds_moving_average:
        yuma.bonds_moving_average_ppm = value;
        return;
      case OwnerLever::liquid_alpha:
        yuma.liquid_alpha = value != 0 ? scoring::LiquidAlpha::on : scoring::LiquidAlpha::off;
        return;
      case OwnerLever::alpha_low:
        yuma.alpha_low = static_cast<std::uint16_t>(value);
        return;
      case OwnerLever::alpha_high:
        yuma.alpha_high = static_cast<std::uint16_t>(value);
        return;
      case OwnerLever::reveal_period:
        args.agent_rules[subnet].reveal_epochs = value;
        return;
    }
  }

  /// All levers, with alpha_low <= alpha_high; those two may be moved only while liquid alpha is on.
  FLYWHEEL_HD population::OwnerLevers all(bool may_set_hyperparameters) const {
    using population::OwnerLever;
    constexpr auto low = static_cast<std::uint32_t>(OwnerLever::alpha_low);
    constexpr auto high = static_cast<std::uint32_t>(OwnerLever::alpha_high);
    population::OwnerLevers levers{};
    for (std::uint32_t at = 0; at < population::owner_levers; ++at) {
      levers.value[at] = get(static_cast<OwnerLever>(at));
      levers.range[at] = args.rules[subnet].range[at];
    }
    if (levers.value[high] < levers.range[low].most) levers.range[low].most = levers.value[high];
    if (levers.value[low] > levers.range[high].least) levers.range[high].least = levers.value[low];
    levers.movable = args.rules[subnet].levers;
    if (!may_set_hyperparameters) levers.movable &= ~population::hyperparameter_bits;
    if (get(OwnerLever::liquid_alpha) == 0) {
      levers.movable &= ~(population::bit_of(OwnerLever::alpha_low) | population::bit_of(OwnerLever::alpha_high));
    }
    return levers;
  }

 private:
  FLYWHEEL_HD void withhold(std::uint32_t share) const {
    auto& judging = args.judging[subnet];
    judging.burn_share = share;
    judging.burn_uid = share == 0 ? population::SubnetJudging::no_uid : args.origins[subnet].owner_uid;
  }

  FLYWHEEL_HD void recycle(bool recycles) const {
    args.agent_rules[subnet].recycles_owner = recycles ? 1 : 0;
    args.epoch_subnets[subnet].owner_incentive =
        recycles ? emission::OwnerIncentive::recycle : emission::OwnerIncentive::burn;
  }
};

}  // namespace flywheel::domain
