#pragma once

#include "sim/economy/subnet/consensus/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::consensus {

/// An epoch of every subnet that is due: votes, consensus, pay.
class ConsensusEpoch final : public engine::Process {
 public:
  explicit ConsensusEpoch(ConsensusEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "consensus epoch"; }
  engine::Phase phase() const override { return engine::Phase::issue; }
  TimeMs first_ms(engine::Simulation const&, WorldId world) const override {
    return economy_.world(world).spec.epoch_ms();
  }
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override {
    return now + economy_.world(world).spec.epoch_ms();
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;

 private:
  ConsensusEconomy const& economy_;
};

}  // namespace flywheel::economy::consensus
