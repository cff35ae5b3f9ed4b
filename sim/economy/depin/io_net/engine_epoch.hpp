#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

/// An epoch of the incentive engine: what suppliers are due in dollars is paid from its two vaults. Where the rule set
/// has no engine nothing happens.
class EngineEpoch final : public engine::Process {
 public:
  explicit EngineEpoch(IoNetEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "incentive engine"; }
  engine::Phase phase() const override { return engine::Phase::issue; }
  TimeMs first_ms(engine::Simulation const&, WorldId world) const override { return period_ms(world); }
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override { return now + period_ms(world); }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;

 private:
  TimeMs period_ms(WorldId world) const {
    auto const& engine = economy_.spec(world).network.incentive_engine;
    return engine ? engine->epoch_ms : settlement_ms;
  }

  IoNetEconomy const& economy_;
};

}  // namespace flywheel::economy::io_net
