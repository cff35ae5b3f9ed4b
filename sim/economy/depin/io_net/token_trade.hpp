#pragma once

#include "sim/economy/depin/io_net/daily_process.hpp"

namespace flywheel::economy::io_net {

/// Once a day: everybody who sells or buys tokens meets in one settlement, and the price moves. A pool's orders are
/// netted, or swap one after another: as its `settlement` says.
class TokenTrade final : public DailyProcess {
 public:
  using DailyProcess::DailyProcess;

  std::string_view name() const override { return "token trade"; }
  engine::Phase phase() const override { return engine::Phase::trade; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
};

}  // namespace flywheel::economy::io_net
