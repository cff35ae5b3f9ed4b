#pragma once

#include "sim/economy/subnet/bittensor/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::bittensor {

/// Owners of subnets who look at what they got and set something anew, each at its own time.
class Owners final : public engine::Process {
 public:
  explicit Owners(BittensorEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "owners"; }
  engine::Phase phase() const override { return engine::Phase::decide; }
  TimeMs first_ms(engine::Simulation const& simulation, WorldId world) const override {
    return next_ms(simulation, world, 0);
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override;

 private:
  BittensorEconomy const& economy_;
};

/// Plans the first review of a subnet that a world has had since a block: within the time between two.
void plan_first_review(BittensorEconomy const& economy, WorldId world, std::uint64_t seed, std::uint32_t slot,
                       std::uint64_t block);

}  // namespace flywheel::economy::bittensor
