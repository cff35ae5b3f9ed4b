#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::bittensor {

/// Subnets that are founded, in a free slot or in that of the one which must make room. A new subnet has its owner and
/// the validators of its world, who bring their stake on root; miners come after epochs.
class Foundings final : public engine::Process {
 public:
  explicit Foundings(BittensorEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "foundings"; }
  engine::Phase phase() const override { return engine::Phase::close; }
  TimeMs first_ms(engine::Simulation const& simulation, WorldId world) const override {
    return next_ms(simulation, world, 0);
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override {
    auto const& founders = economy_.spec(world).founders;
    return founders ? now + founders->every_ms : never_ms;
  }

 private:
  BittensorEconomy const& economy_;
};

}  // namespace flywheel::economy::bittensor
