#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

/// The hourly reward block: who is nominated and passes its tests, and how what it mints is divided among them.
class BlockRewards final : public engine::Process {
 public:
  explicit BlockRewards(IoNetEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "reward block"; }
  engine::Phase phase() const override { return engine::Phase::issue; }
  TimeMs first_ms(engine::Simulation const&, WorldId world) const override {
    return economy_.spec(world).network.block_ms();
  }
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override {
    return now + economy_.spec(world).network.block_ms();
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;

 private:
  IoNetEconomy const& economy_;
};

}  // namespace flywheel::economy::io_net
