#pragma once

#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

/// Once a day, after the trade: stakes are topped up, asks move, costs are paid; operators, cheaters and customers come
/// and go.
class DayEnd final : public engine::Process {
 public:
  explicit DayEnd(IoNetEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "end of the day"; }
  engine::Phase phase() const override { return engine::Phase::close; }
  TimeMs first_ms(engine::Simulation const&, WorldId) const override { return settlement_ms; }
  TimeMs next_ms(engine::Simulation const&, WorldId, TimeMs now) const override { return now + settlement_ms; }
  void fire(engine::Simulation& simulation, engine::Due const& due) const override;

 private:
  IoNetEconomy const& economy_;
};

/// What a day's end sees of the devices, without changing anything: for the first sample. now_ms [all worlds].
void look_around(engine::Simulation& simulation, IoNetEconomy const& economy, std::span<std::uint32_t const> worlds,
                 std::vector<TimeMs> const& now_ms);

}  // namespace flywheel::economy::io_net
