#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

/// What happens once a day, from the end of the first one on.
class DailyProcess : public engine::Process {
 public:
  explicit DailyProcess(IoNetEconomy const& economy) : economy_{economy} {}

  TimeMs first_ms(engine::Simulation const&, WorldId) const final { return settlement_ms; }
  TimeMs next_ms(engine::Simulation const&, WorldId, TimeMs now) const final { return now + settlement_ms; }

 protected:
  IoNetEconomy const& economy() const { return economy_; }

 private:
  IoNetEconomy const& economy_;
};

}  // namespace flywheel::economy::io_net
