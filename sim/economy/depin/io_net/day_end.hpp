#pragma once

#include "sim/economy/depin/io_net/daily_process.hpp"

namespace flywheel::economy::io_net {

/// Once a day, after the trade: stakes are topped up, asks move, costs are paid; operators, cheaters and customers come
/// and go.
class DayEnd final : public DailyProcess {
 public:
  using DailyProcess::DailyProcess;

  std::string_view name() const override { return "end of the day"; }
  engine::Phase phase() const override { return engine::Phase::close; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;
};

/// What a day's end sees of the devices, without changing anything: for the first sample. now_ms [all worlds].
void look_around(engine::Simulation& simulation, IoNetEconomy const& economy, std::span<std::uint32_t const> worlds,
                 std::vector<TimeMs> const& now_ms);

}  // namespace flywheel::economy::io_net
