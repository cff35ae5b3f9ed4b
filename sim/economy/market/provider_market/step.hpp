#pragma once

#include "sim/economy/market/provider_market/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy {

/// One step of the market: who is online, how many jobs there are, who serves them, who is paid.
class ProviderMarketStep final : public engine::Process {
 public:
  explicit ProviderMarketStep(ProviderMarketEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "provider market step"; }
  engine::Phase phase() const override { return engine::Phase::settle; }
  TimeMs first_ms(engine::Simulation const&, WorldId world) const override { return economy_.spec(world).step_ms; }
  TimeMs next_ms(engine::Simulation const&, WorldId world, TimeMs now) const override {
    return now + economy_.spec(world).step_ms;
  }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;

 private:
  ProviderMarketEconomy const& economy_;
};

}  // namespace flywheel::economy
