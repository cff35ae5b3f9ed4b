#pragma once

#include "sim/economy/depin/io_net/daily_process.hpp"

namespace flywheel::economy::io_net {

/// Once a day: devices' rewards and payments go to their owners, running costs are booked, allocations unlock.
class Collection final : public DailyProcess {
 public:
  using DailyProcess::DailyProcess;

  std::string_view name() const override { return "collection of income"; }
  engine::Phase phase() const override { return engine::Phase::settle; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
};

}  // namespace flywheel::economy::io_net
