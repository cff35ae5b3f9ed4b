#pragma once

#include <string_view>

#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {

/// What a shock may change, and by how much: -0.5 halves it.
struct Shock {
  enum class Of { price, supply, demand };
  Of of;
  double change;
};

/// Reads `token_market.price: -50 %`, `providers.devices: -30 %` or `customers.demand: +20 %`.
/// Errors  scenario::ScenarioFaults where there is no such thing or the size does not fit.
Shock read_shock(std::string_view key, scenario::Node const& size, std::string const& path);

/// price   the price outside, and what traders believe a token to be worth, change for good
/// supply  so many of the devices that are up fail at once, and come back as after any failure
/// demand  customers order more or less for good
void apply_shock(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now,
                 Shock const& shock);

}  // namespace flywheel::economy::io_net
