#pragma once

#include "kernels/domain/subnet_turnover/found_subnets.hpp"
#include "kernels/exchange/registration/dissolved_tao.hpp"

namespace flywheel::domain {

/// The end of the subnet in one slot: what it held is paid out or gone, and the slot is empty.
struct SubnetEnd {
  FoundSubnets const& args;
  std::uint32_t subnet;
  exchange::Dissolution rule;

  FLYWHEEL_HD void operator()() const {
    auto& life = args.world.life[subnet];
    auto const pool_tao = chain().tao_reserve[subnet];
    auto const recycled = protocols_part(pool_tao);
    life.flows.tao_dissolved += pool_tao - recycled;
    life.flows.tao_recycled_pool += recycled;
    life.flows.alpha_burned_pool += chain().alpha_reserve[subnet];
    life.flows.alpha_recycled += chain().outstanding_alpha[subnet];
    empty_pool();
    for (auto row = neurons().rows.offsets[subnet]; row < neurons().rows.offsets[subnet + 1]; ++row) forget(row);
    neurons().used[subnet] = 0;
    life.departed_alpha = life.claimable_alpha = life.unowned_alpha = life.root_sold_alpha = 0;
    life.staked_alpha = life.server_pot = life.last_block = 0;
    life.appeal = 0;
    life.remembered = {};
    args.origins[subnet] = {};
    auto const& judges = args.world.judges;
    for (std::uint32_t i = 0; i < judges.displaced_places; ++i) {
      judges.displaced[std::uint64_t{subnet} * judges.displaced_places + i].is_waiting = false;
    }
  }

 private:
  FLYWHEEL_HD SubnetColumns const& chain() const { return args.world.chain; }
  FLYWHEEL_HD SubnetNeurons const& neurons() const { return args.world.neurons; }

  FLYWHEEL_HD std::uint64_t protocols_part(std::uint64_t pool_tao) const {
    auto const protocol = rule.protocol_claim(args.origins[subnet].registered_block, chain().protocol_alpha[subnet],
                                              chain().alpha_reserve[subnet]);
    auto const& life = args.world.life[subnet];
    auto const total = protocol + life.departed_alpha + life.staked_alpha;
    if (total == 0) return pool_tao;  // nobody to pay
    exchange::DissolvedTao split{pool_tao, protocol, total};
    for (auto row = neurons().rows.first(subnet); row < neurons().rows.last(subnet); ++row) {
      auto const& hotkey = neurons().pool[row];
      auto const& share = neurons().nominator_share[row];
      auto const nominated = share.is_zero() ? 0 : hotkey.value_of(share);
      split.add(saturating_subtract(hotkey.value_base_units, nominated));
      split.add(nominated < hotkey.value_base_units ? nominated : hotkey.value_base_units);
    }
    split.add(life.departed_alpha);
    return split.protocols();
  }

  FLYWHEEL_HD void empty_pool() const {
    auto const& of = chain();
    of.tao_reserve[subnet] = of.alpha_reserve[subnet] = of.outstanding_alpha[subnet] = 0;
    of.protocol_alpha[subnet] = of.burn_price[subnet] = 0;
    of.pending_owner[subnet] = of.pending_server[subnet] = of.pending_validator[subnet] = of.pending_root[subnet] = 0;
    of.moving_price[subnet] = {};
    of.miner_burned[subnet] = of.root_proportion[subnet] = {};
    of.user_flow[subnet] = of.protocol_flow[subnet] = 0;
    of.user_flow_average[subnet] = of.protocol_flow_average[subnet] = {};
    of.share[subnet] = {};
  }

  FLYWHEEL_HD void forget(std::uint32_t row) const {
    auto const& of = neurons();
    of.pool[row] = {};
    of.owner_share[row] = of.nominator_share[row] = {};
    of.alpha_stake[row] = of.root_tao[row] = 0;
    of.server_rao[row] = of.validator_rao[row] = of.combined_rao[row] = 0;
    of.weights_count[row] = of.bond_count[row] = 0;
    of.permit[row] = of.is_owner[row] = args.world.judges.is_miner[row] = 0;
  }
};

}  // namespace flywheel::domain
