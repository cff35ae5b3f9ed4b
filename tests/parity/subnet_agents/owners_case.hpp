#pragma once

#include <random>

#include "kernels/domain/subnet_agents/owner_settings.hpp"
#include "kernels/domain/subnet_agents/review_owners.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Owners of twelve subnets of two worlds with all levers, over many reviews in which prices and cuts change.
class OwnersCase {
 public:
  OwnersCase(std::uint32_t seed, Memory& memory) : any_{seed} {
    auto& world = args_.world;
    auto* const offsets = memory.input<std::uint32_t>(subnets + 1);
    for (std::uint32_t i = 0; i <= subnets; ++i) offsets[i] = 2 * i;
    world.neurons.rows = {offsets, nullptr, subnets};
    world.neurons.hotkey = memory.input<std::uint32_t>(2 * subnets);
    world.neurons.pool = memory.input<exchange::SharePool>(2 * subnets);
    world.neurons.nominator_share = memory.input<exchange::SafeFloat>(2 * subnets);
    world.chain.tao_reserve = memory.input<std::uint64_t>(subnets);
    world.chain.alpha_reserve = memory.input<std::uint64_t>(subnets);
    world.chain.outstanding_alpha = memory.input<std::uint64_t>(subnets);
    world.chain.quote_weight = memory.input<std::uint64_t>(subnets);
    world.life = memory.input<domain::SubnetLife>(subnets);
    world.states = memory.input<domain::ChainState>(2);
    chain_rules_ = memory.input<domain::ChainRules>(2);
    world.chain_rules = chain_rules_;
    world.subnets_per_world = subnets / 2;
    args_.rules = rules_ = memory.input<domain::OwnerRules>(subnets);
    args_.memory = memory.input<domain::OwnerMemory>(subnets);
    args_.origins = origins_ = memory.input<domain::SubnetOrigin>(subnets);
    args_.agent_rules = memory.input<domain::AgentRules>(subnets);
    world.rules = args_.agent_rules;
    args_.epoch_subnets = memory.input<domain::EpochSubnet>(subnets);
    args_.yuma = memory.input<scoring::YumaParameters>(subnets);
    args_.judging = memory.input<population::SubnetJudging>(subnets);
    values_ = memory.column<std::uint32_t>(population::owner_levers * subnets);
    gains_ = memory.column<double>(subnets);
    for (auto which = 0; which < 2; ++which) {
      chain_rules_[which].emission = emission::rules_of(emission::Regime::price_2026_06);
      world.states[which].block = 1'000;
    }
    for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) fill(subnet);
  }

  template <class Backend>
  void run(Backend const& on) const {
    auto any = any_;
    for (int i = 0; i < 60; ++i) {
      domain::review_owners(on, args_);
      finish(on);
      for (auto which = 0; which < 2; ++which) args_.world.states[which].block += 500 + any() % 4'000;
      for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) {
        args_.world.life[subnet].owner_alpha += any() % (100 * token);
        args_.world.chain.tao_reserve[subnet] += any() % (20 * token);
      }
    }
    domain::restore_settings(on, args_);
    finish(on);
  }

  /// Leaves out the bytes without a value between fields.
  void keep_what_counts() const {
    for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) {
      gains_[subnet] = args_.memory[subnet].search.gain;
      domain::OwnerSettings const settings{args_, subnet};
      for (std::uint32_t at = 0; at < population::owner_levers; ++at) {
        values_[at * subnets + subnet] = settings.get(static_cast<population::OwnerLever>(at));
      }
    }
  }

  [[nodiscard]] bool is_telling() const {
    std::uint32_t chosen = 0;
    for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) chosen |= args_.memory[subnet].chosen;
    return chosen == population::hyperparameter_bits + population::bit_of(population::OwnerLever::withheld);
  }

 private:
  void fill(std::uint32_t subnet) {
    auto const& world = args_.world;
    world.chain.tao_reserve[subnet] = 500 * token + any_() % (500 * token);
    world.chain.alpha_reserve[subnet] = 9'000 * token;
    world.chain.quote_weight[subnet] = exchange::quintillion / 2;
    world.neurons.hotkey[2 * subnet] = 70 + subnet;
    world.neurons.pool[2 * subnet].value_base_units = any_() % (1'000 * token);
    origins_[subnet] = {500, 501, 0, 1, 1, 1, 0};
    args_.epoch_subnets[subnet].owner_row = 2 * subnet;
    auto& agents = args_.agent_rules[subnet];
    agents.seed = any_();
    agents.subnet = subnet % world.subnets_per_world;
    agents.reveal_epochs = 1;
    args_.yuma[subnet].tempo_blocks = 360;
    args_.yuma[subnet].alpha_low = 20'000;
    args_.yuma[subnet].alpha_high = 50'000;
    auto& rules = rules_[subnet];
    rules.search = {0.3, 0.2};
    rules.gain = {1.0};
    rules.limits = {2, 10};
    rules.blocks_per_day = 7'200;
    rules.levers = population::hyperparameter_bits + population::bit_of(population::OwnerLever::withheld);
    rules.compares_with_market = subnet % 2 == 0;
    for (auto& range : rules.range) range = {0, 65'535, 20'000};
    using population::OwnerLever;
    for (auto const lever : {OwnerLever::owner_incentive, OwnerLever::liquid_alpha, OwnerLever::reveal_period}) {
      rules.range[static_cast<std::uint32_t>(lever)] = {0, 1, 1};
    }
  }

  static constexpr std::uint32_t subnets = 12;
  static constexpr std::uint64_t token = 1'000'000'000;
  std::mt19937_64 any_;
  domain::OwnedSubnets args_{};
  domain::ChainRules* chain_rules_;
  domain::OwnerRules* rules_;
  domain::SubnetOrigin* origins_;
  std::uint32_t* values_;
  double* gains_;
};

}  // namespace flywheel::parity
