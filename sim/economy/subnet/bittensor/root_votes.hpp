#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::bittensor {

/// Where shares are voted on: the members of root divide the TAO of the next blocks. On the chain a vote comes first in
/// its block; here it follows the block before.
class RootVotes final : public engine::Process {
 public:
  explicit RootVotes(BittensorEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "root votes"; }
  engine::Phase phase() const override { return engine::Phase::issue; }
  TimeMs first_ms(engine::Simulation const& simulation, WorldId world) const override {
    return next_ms(simulation, world, 0);
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
  TimeMs next_ms(engine::Simulation const& simulation, WorldId world, TimeMs now) const override;

 private:
  BittensorEconomy const& economy_;
};

/// What root's members have earned on subnets joins their stakes, in those of the worlds that have a vote.
void gather_root_stakes(engine::Simulation& simulation, BittensorEconomy const& economy,
                        std::span<std::uint32_t const> worlds);

/// The same after a day of trades, in which some stake and some unstake. free_tao [all worlds]
void trade_root_stakes(engine::Simulation& simulation, BittensorEconomy const& economy,
                       std::span<std::uint32_t const> worlds, double const* free_tao);

}  // namespace flywheel::economy::bittensor
