#pragma once

#include <random>

#include "kernels/population/subnet/advance_miners.hpp"
#include "kernels/population/subnet/shift_delegations.hpp"
#include "tests/parity/shared_memory.hpp"
#include "tests/unit/subnet_agents/small_subnets.hpp"

namespace flywheel::parity {

/// Epochs of subnets of every kind of task, with validators of every behaviour and miners who learn, overfit and copy.
class AgentsCase {
 public:
  AgentsCase(std::uint32_t seed, Memory& memory)
      : small_{memory, subnets, seats, miners},
        skill_{memory.column<double>(population::SmallSubnets::depth * slots)},
        overfit_{memory.column<double>(slots)},
        spent_{memory.column<std::uint64_t>(slots)},
        change_{memory.column<std::int64_t>(subnets * seats)},
        market_{memory.input<population::MinerMarket>(subnets)},
        epoch_{memory.input<std::uint32_t>(subnets)},
        conduct_{memory.input<population::MinerConduct>(slots)},
        initial_skill_{memory.input<double>(slots)},
        inertia_{memory.input<population::DelegationInertia>(subnets)},
        stake_{memory.input<std::uint64_t>(subnets * seats)},
        reward_{memory.input<std::uint64_t>(subnets * seats)} {
    std::mt19937_64 any{seed};
    small_.args.neurons.skill = skill_;
    small_.args.neurons.overfit = overfit_;
    for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) fill_subnet(any, subnet);
    for (std::uint32_t row = 0; row < slots; ++row) {
      small_.availability[row] = 0.9;
      small_.consensus[row] = static_cast<std::uint16_t>(any() % 40'000);
      small_.bloc[row] = static_cast<std::uint32_t>(any() % 4);
      conduct_[row] = {static_cast<double>(any() % 100) / 8.0, any() % 3 == 0 ? 0.5 : 0.0, any() % 5 == 0};
      initial_skill_[row] = static_cast<double>(any() % 100) / 64.0;
    }
    for (std::uint32_t seat = 0; seat < subnets * seats; ++seat) {
      auto const kind = static_cast<population::ValidatorKind>(seat % 7);
      small_.behaviour[seat] = {kind, 1 + seat % 3, 0, 1 + seat % 2, 0, 1, 20'000};
      stake_[seat] = any() >> 10;
      reward_[seat] = any() >> 20;
    }
  }

  template <class Backend>
  void run(Backend const& on) const {
    auto const& neurons = small_.args.neurons;
    for (std::uint32_t i = 0; i < 5; ++i) {
      for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) epoch_[subnet] = small_.round[subnet].epoch;
      population::advance_miners(on, {neurons.rows, slots, neurons.depth, market_, epoch_, neurons.is_miner, conduct_,
                                      neurons.entry_epoch, initial_skill_, skill_, overfit_, spent_});
      population::set_weights(on, small_.args);
      finish(on);  // before the host writes what the ops read
      small_.go_on();
    }
    population::shift_delegations(on, {small_.args.seats.rows, inertia_, stake_, reward_, change_});
  }

  [[nodiscard]] bool is_telling() const {
    return spent_[seats] > 0 && skill_[seats] > 0.0 && small_.args.published.count[0] > 0 && change_[0] != 0;
  }

 private:
  void fill_subnet(std::mt19937_64& any, std::uint32_t subnet) const {
    auto& judging = small_.judging[subnet];
    judging.task = {static_cast<population::TaskKind>(subnet % 4), 8, 1 + subnet % 2, 0.7, 32, 0, 2, 0.5, 1.0, 3};
    judging.belief = {{0.5, 1.0}, 0.1};
    judging.rule = {static_cast<population::WeightShape>(subnet % 3), 1.5};
    judging.burn_share = subnet % 2 == 0 ? 9'000 : 0;
    judging.burn_uid = 0;
    small_.round[subnet].world_seed = any();
    small_.round[subnet].reveal_epochs = subnet % 3;
    market_[subnet] = {{0.2, 2.0, 0.05}, {1.0, 0.3}, {2, 0.9}, 1.7};
    inertia_[subnet] = {static_cast<std::uint32_t>(any() % 1'000'000)};
  }

  static constexpr std::uint32_t subnets = 12;
  static constexpr std::uint32_t seats = 9;
  static constexpr std::uint32_t miners = 30;
  static constexpr std::uint32_t slots = subnets * (seats + miners);
  population::SmallSubnets small_;
  double *skill_, *overfit_;
  std::uint64_t* spent_;
  std::int64_t* change_;
  population::MinerMarket* market_;
  std::uint32_t* epoch_;
  population::MinerConduct* conduct_;
  double* initial_skill_;
  population::DelegationInertia* inertia_;
  std::uint64_t *stake_, *reward_;
};

}  // namespace flywheel::parity
