#pragma once

#include <vector>

#include "sim/engine/process.hpp"

namespace flywheel::economy::io_net {

class IoNetEconomy;

/// The hire markets, a domain for each device class: customers order, bookings end, devices fail and come back,
/// continuously in time.
class HireMarket final : public engine::Domains {
 public:
  explicit HireMarket(IoNetEconomy const& economy) : economy_{economy} {}

  std::string_view name() const override { return "hire market"; }
  void advance(engine::Simulation& simulation, engine::Due const& until) const override;

 private:
  IoNetEconomy const& economy_;
};

/// Plans the events of devices and customers who are new, and ranks what is for hire anew. now_ms [all worlds].
void refresh_hire_market(engine::Simulation& simulation, IoNetEconomy const& economy,
                         std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& now_ms);

/// Ranks what is for hire anew in all worlds, after their devices have been laid out anew. Changes nothing else.
void list_again(engine::Simulation& simulation, IoNetEconomy const& economy);

/// Journals what the ops on the hire market have reported, and adds it to the class rows.
void post_rentals(engine::Simulation& simulation, IoNetEconomy const& economy, std::span<std::uint32_t const> worlds);

std::vector<std::uint32_t> all_worlds(engine::Simulation const& simulation);

}  // namespace flywheel::economy::io_net
