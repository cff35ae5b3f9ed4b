#pragma once

#include "sim/economy/depin/io_net/daily_process.hpp"

namespace flywheel::economy::io_net {

/// Once a day: operators decide what they sell.
class Sales final : public DailyProcess {
 public:
  using DailyProcess::DailyProcess;

  std::string_view name() const override { return "decisions to sell"; }
  engine::Phase phase() const override { return engine::Phase::decide; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
};

}  // namespace flywheel::economy::io_net
