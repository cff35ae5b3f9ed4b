#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::bittensor {

/// The epochs of all subnets that are due, of all worlds at once: consensus, payment; then validators set the weights
/// of the next one, and miners come and go.
class Epochs final : public engine::Process {
 public:
  explicit Epochs(BittensorEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "epochs"; }
  engine::Phase phase() const override { return engine::Phase::issue; }
  TimeMs first_ms(engine::Simulation const& simulation, WorldId world) const override {
    return next_ms(simulation, world, 0);
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
  TimeMs next_ms(engine::Simulation const& simulation, WorldId world, TimeMs now) const override;

 private:
  BittensorEconomy const& economy_;
};

}  // namespace flywheel::economy::bittensor
