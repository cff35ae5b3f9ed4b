#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::bittensor {

/// What holders and buyers of alpha do, on all subnets of a world at once.
class Trades final : public engine::Process {
 public:
  explicit Trades(BittensorEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "trades"; }
  engine::Phase phase() const override { return engine::Phase::trade; }
  TimeMs first_ms(engine::Simulation const& simulation, WorldId world) const override {
    return next_ms(simulation, world, 0);
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override {
    return now + economy_.spec(world).traders.every_ms;
  }

 private:
  BittensorEconomy const& economy_;
};

}  // namespace flywheel::economy::bittensor
