#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

/// Once a day: operators decide what they sell.
class Sales final : public engine::Process {
 public:
  explicit Sales(IoNetEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "decisions to sell"; }
  engine::Phase phase() const override { return engine::Phase::decide; }
  TimeMs first_ms(engine::Simulation const&, WorldId) const override { return settlement_ms; }
  TimeMs next_ms(engine::Simulation const&, WorldId, TimeMs now) const override { return now + settlement_ms; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;

 private:
  IoNetEconomy const& economy_;
};

}  // namespace flywheel::economy::io_net
